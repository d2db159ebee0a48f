package mtasts.monitor.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mtasts.alerts.route.Glob;
import mtasts.checks.report.DomainName;
import mtasts.monitor.config.AlertsConfig.Route;

/**
 * Whether alerts arrive: which receivers hear of anything, and which mail needs the very thing that
 * it reports on.
 *
 * @param alerts who is told what
 * @param domains what is monitored
 */
record Reach(AlertsConfig alerts, Map<DomainName, DomainConfig> domains) {

  /** The receivers that nothing reaches, where there are routes. */
  Set<String> unreached() {
    Set<String> left = new TreeSet<>();
    if (!alerts.routes().isEmpty()) {
      alerts.receivers().forEach(receiver -> left.add(receiver.name()));
      alerts.routes().forEach(route -> left.removeAll(route.to()));
      left.removeAll(alerts.fallback());
      alerts.digest().ifPresent(digest -> left.removeAll(digest.to()));
    }
    return left;
  }

  /**
   * The receivers whose mail goes to the domain that it is about, and nobody elsewhere is told: all
   * receivers, where each address lies in a monitored domain, and those that a route sends alerts
   * about their own domain to.
   */
  Set<String> selfReferring() {
    Set<String> found = new TreeSet<>();
    if (alerts.receivers().stream()
        .allMatch(one -> isWithin(one, domains.values(), domains.keySet()))) {
      alerts.receivers().forEach(receiver -> found.add(receiver.name()));
    }
    domains.values().forEach(domain -> found.addAll(toldOnlyAtHome(domain)));
    return found;
  }

  private Set<String> toldOnlyAtHome(DomainConfig domain) {
    Set<String> home =
        alerts.receivers().stream()
            .filter(receiver -> isWithin(receiver, Set.of(domain), Set.of(domain.name())))
            .map(ReceiverConfig::name)
            .collect(Collectors.toSet());
    Set<String> found = new HashSet<>();
    boolean elsewhere = home.isEmpty();
    for (Route route : alerts.routes()) {
      if (!elsewhere && takes(route.match(), domain)) {
        boolean outside = !home.containsAll(route.to());
        elsewhere = outside && route.continues() && takesAll(route.match());
        if (!outside && !route.continues()) {
          found.addAll(route.to());
        }
      }
    }
    return found;
  }

  /** Whether it can take something about the domain. */
  private static boolean takes(Match match, DomainConfig domain) {
    return match.domain().map(glob -> new Glob(glob).matches(domain.name().name())).orElse(true)
        && (match.group().isEmpty() || match.group().equals(domain.group()))
        && domain.labels().entrySet().containsAll(match.labels().entrySet());
  }

  /** Whether it takes all about the domains that it takes. */
  private static boolean takesAll(Match match) {
    return List.of(match.severity(), match.code(), match.cause(), match.mx()).stream()
        .allMatch(Optional::isEmpty);
  }

  /** The domains without an owner that is known, where a receiver goes to the owners. */
  List<DomainConfig> ownerless() {
    Set<String> toOwners =
        alerts.receivers().stream()
            .filter(ReceiverConfig.Owner.class::isInstance)
            .map(ReceiverConfig::name)
            .collect(Collectors.toSet());
    return domains.values().stream()
        .filter(domain -> domain.owner().isEmpty() && reaches(toOwners, domain))
        .toList();
  }

  /** Whether something about the domain can go to one of these receivers. */
  private boolean reaches(Set<String> receivers, DomainConfig domain) {
    if (alerts.routes().isEmpty()) {
      return !receivers.isEmpty();
    }
    for (Route route : alerts.routes()) {
      if (takes(route.match(), domain)) {
        if (route.to().stream().anyMatch(receivers::contains)) {
          return true;
        }
        if (takesAll(route.match()) && !route.continues()) {
          return false;
        }
      }
    }
    return false;
  }

  /** True where every way to the receiver, of what is about some domains, goes through these. */
  private static boolean isWithin(
      ReceiverConfig receiver, Collection<DomainConfig> about, Collection<DomainName> homes) {
    return switch (receiver) {
      case ReceiverConfig.Webhook _ -> false;
      case ReceiverConfig.Email email -> areWithin(email.to(), homes);
      case ReceiverConfig.Owner _ ->
          areWithin(about.stream().flatMap(domain -> domain.owner().stream()).toList(), homes);
    };
  }

  private static boolean areWithin(List<String> addresses, Collection<DomainName> homes) {
    return !addresses.isEmpty()
        && addresses.stream()
            .map(address -> address.substring(address.indexOf('@') + 1))
            .allMatch(host -> homes.stream().anyMatch(d -> d.name().equalsIgnoreCase(host)));
  }
}

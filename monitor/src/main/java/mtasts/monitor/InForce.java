package mtasts.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mtasts.alerts.digest.DigestTimer;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.Scope;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.monitor.config.DomainConfig;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.doubt.SelfDoubt;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.round.Round;
import mtasts.monitor.store.Store;

/** What follows from one configuration, and is replaced as a whole by a reload. Immutable. */
final class InForce {

  private final MonitorConfig config;
  private final Surroundings.Check check;
  private final Deliveries deliveries;
  private final Audience audience;
  private final Incidents incidents;
  private final Optional<DigestTimer> digests;
  private final Round round;

  InForce(
      MonitorConfig config,
      Surroundings.Check check,
      Deliveries deliveries,
      Store store,
      Metrics metrics,
      SelfDoubt doubt,
      Round.Sequel sequel,
      Surroundings around) {
    this.config = config;
    this.check = check;
    this.deliveries = deliveries;
    this.audience =
        new Audience(
            AlertSettings.routes(config.alerts()),
            this::labels,
            AlertSettings.owners(config.alerts(), this::domain));
    this.incidents =
        new Incidents(
            AlertSettings.confirmation(config.schedule().confirm()),
            AlertSettings.flapping(config.alerts().flapping()),
            AlertSettings.calm(config.alerts()),
            audience,
            config.alerts().groupWait(),
            around.random());
    this.digests =
        config
            .alerts()
            .digest()
            .map(
                digest ->
                    new DigestTimer(AlertSettings.times(digest), digest.to(), around.random()));
    this.round =
        new Round(
            (domain, again) -> doubt.weigh(check.check(domain, scope(domain), again)),
            incidents,
            new Round.Settings(
                config.schedule().recheck(), config.checks().testingOverdue(), this::muted),
            store,
            metrics,
            sequel,
            around.clock());
  }

  MonitorConfig config() {
    return config;
  }

  Surroundings.Check check() {
    return check;
  }

  /** Checks a domain as its rounds do, monitored or not; nobody remembers. */
  DomainReport check(DomainName domain) throws InterruptedException {
    return check.check(domain, scope(domain), false).without(muted(domain));
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Audience audience() {
    return audience;
  }

  Incidents incidents() {
    return incidents;
  }

  /** Writes digests when they are due; absent: none are wanted. */
  Optional<DigestTimer> digests() {
    return digests;
  }

  Round round() {
    return round;
  }

  DomainLabels labels(DomainName domain) {
    return AlertSettings.labels(domain(domain));
  }

  /** What the configuration says about a domain; empty where it has left. */
  Optional<DomainConfig> domain(DomainName domain) {
    return Optional.ofNullable(config.domains().get(domain));
  }

  /** Muted findings are wanted too: memory goes by them, and only then are they left out. */
  private Scope scope(DomainName domain) {
    return domain(domain).map(own -> Scope.all().expecting(own.expect())).orElseGet(Scope::all);
  }

  private Set<FindingCode> muted(DomainName domain) {
    return domain(domain).map(DomainConfig::mute).orElse(Set.of());
  }

  boolean has(DomainName domain) {
    return config.domains().containsKey(domain);
  }

  Map<DomainName, Duration> intervals() {
    return config.domains().values().stream()
        .collect(Collectors.toUnmodifiableMap(DomainConfig::name, DomainConfig::interval));
  }

  /** The domains that were never checked, or whose last check is older than their interval. */
  Set<DomainName> overdue(Map<DomainName, Instant> checked, Instant now) {
    return config.domains().values().stream()
        .filter(
            domain -> {
              Instant last = checked.getOrDefault(domain.name(), Instant.MIN);
              return last.isBefore(now.minus(domain.interval()));
            })
        .map(DomainConfig::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As {@code 2 domains, 1 receiver}. */
  @Override
  public String toString() {
    return number(config.domains().size(), "domain")
        + ", "
        + number(config.alerts().receivers().size(), "receiver");
  }

  private static String number(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}

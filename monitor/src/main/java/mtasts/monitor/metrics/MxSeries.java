package mtasts.monitor.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The series of MX hosts, each once, however many domains have the host. */
final class MxSeries {

  private MxSeries() {}

  private record Address(String host, String address) {}

  /**
   * Adds how many domains share each host.
   *
   * @param all every domain that counts
   * @param shown the domains whose hosts are shown
   */
  static void hosts(Series series, Collection<DomainFacts> all, Collection<DomainFacts> shown) {
    Map<String, Integer> sharedBy = new HashMap<>();
    for (DomainFacts facts : all) {
      facts.mxHosts().keySet().forEach(host -> sharedBy.merge(host, 1, Integer::sum));
    }
    Set<String> hosts = new HashSet<>();
    shown.forEach(facts -> hosts.addAll(facts.mxHosts().keySet()));
    for (String host : hosts) {
      series.gauge(
          "mtasts_mx_domains",
          "Domains that have this MX host",
          Labels.of("mx", host),
          sharedBy.getOrDefault(host, 0));
    }
  }

  /** Adds how each address of the hosts of these domains was last seen. */
  static void addresses(Series series, Collection<DomainFacts> shown) {
    Map<Address, DomainFacts.Mx> latest = new HashMap<>();
    for (DomainFacts facts : shown) {
      facts
          .mx()
          .forEach(mx -> latest.merge(new Address(mx.host(), mx.address()), mx, MxSeries::later));
    }
    latest.values().forEach(mx -> address(series, mx));
  }

  private static DomainFacts.Mx later(DomainFacts.Mx one, DomainFacts.Mx other) {
    return other.checkedAt().isAfter(one.checkedAt()) ? other : one;
  }

  private static void address(Series series, DomainFacts.Mx mx) {
    Labels labels = Labels.of("mx", mx.host(), "address", mx.address());
    mx.ok()
        .ifPresent(
            ok ->
                series.gauge(
                    "mtasts_mx_starttls_ok",
                    "Whether a sender can deliver to it over verified TLS",
                    labels,
                    ok ? 1 : 0));
    series.time(
        "mtasts_mx_certificate_not_after_timestamp_seconds",
        "When its certificate ends",
        labels,
        mx.notAfter());
    series.time(
        "mtasts_mx_certificate_not_before_timestamp_seconds",
        "When its certificate begins",
        labels,
        mx.notBefore());
  }
}

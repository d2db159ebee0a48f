package mtasts.monitor.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The series of MX hosts, each once, however many domains have the host. */
final class MxSeries {

  private MxSeries() {}

  /**
   * Adds them.
   *
   * @param all every domain: how many share a host is counted over all
   * @param shown the domains whose hosts are shown
   */
  static void add(Series series, Collection<DomainFacts> all, Collection<DomainFacts> shown) {
    Map<String, Integer> sharedBy = new HashMap<>();
    for (DomainFacts facts : all) {
      facts.mx().stream()
          .map(DomainFacts.Mx::host)
          .distinct()
          .forEach(host -> sharedBy.merge(host, 1, Integer::sum));
    }
    shown.stream()
        .flatMap(facts -> facts.mx().stream())
        .sorted(Comparator.comparing(DomainFacts.Mx::checkedAt)) // the latest look wins
        .forEach(mx -> add(series, mx, sharedBy.getOrDefault(mx.host(), 0)));
  }

  private static void add(Series series, DomainFacts.Mx mx, int domains) {
    Labels labels = Labels.of("mx", mx.host(), "address", mx.address());
    series.gauge(
        "mtasts_mx_domains", "Domains that have this MX host", Labels.of("mx", mx.host()), domains);
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

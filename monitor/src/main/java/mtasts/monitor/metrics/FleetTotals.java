package mtasts.monitor.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import mtasts.checks.report.Status;

/** What is counted over all domains, whether or not they have series of their own. */
final class FleetTotals {

  private FleetTotals() {}

  static void add(Series series, Collection<DomainFacts> all) {
    Map<Status, Integer> byStatus = new EnumMap<>(Status.class);
    for (DomainFacts facts : all) {
      byStatus.merge(facts.status(), 1, Integer::sum);
    }
    for (Status status : Status.values()) {
      series.gauge(
          "mtasts_domains",
          "Domains by the status of their last round",
          Labels.of("status", status.toString()),
          byStatus.getOrDefault(status, 0));
    }
    findings(series, all);
  }

  static void findings(Series series, Collection<DomainFacts> all) {
    Map<DomainFacts.Told, Integer> byCode = new HashMap<>();
    for (DomainFacts facts : all) {
      facts.told().forEach(told -> byCode.merge(told, 1, Integer::sum));
    }
    byCode.forEach(
        (told, count) ->
            series.gauge(
                "mtasts_findings",
                "Findings in the last round of all domains",
                Labels.of("code", told.code().toString(), "severity", told.severity().toString()),
                count));
  }
}

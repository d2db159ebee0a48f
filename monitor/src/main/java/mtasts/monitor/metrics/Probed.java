package mtasts.monitor.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Status;

/**
 * One check that was asked for, as series of its own: those of the domain, and the two that
 * blackbox_exporter has for every probe.
 *
 * @param report what the check found; empty where it did not end in time
 * @param took how long it took
 */
public record Probed(Optional<DomainReport> report, Duration took) {

  /** The series, as text. */
  public String scrape(Exposition exposition) {
    Series series = series();
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try {
      registry.getPrometheusRegistry().register((MultiCollector) series::snapshots);
      return registry.scrape(exposition.contentType());
    } finally {
      registry.close();
    }
  }

  private Series series() {
    Series series = new Series();
    series.gauge(
        "probe_success",
        "Whether the check ended in time and the domain is ok or has warnings only",
        Labels.EMPTY,
        report.filter(Probed::isGood).isPresent() ? 1 : 0);
    series.gauge(
        "probe_duration_seconds",
        "How long the check took",
        Labels.EMPTY,
        took.toMillis() / 1000.0);
    report.ifPresent(
        found -> {
          List<DomainFacts> facts = List.of(DomainFacts.of(found));
          DomainSeries.add(series, found.domain(), facts.getFirst(), DomainLabels.NONE, List.of());
          MxSeries.addresses(series, facts);
          FleetTotals.findings(series, facts);
        });
    return series;
  }

  private static boolean isGood(DomainReport report) {
    return report.status() == Status.OK || report.status() == Status.WARNING;
  }
}

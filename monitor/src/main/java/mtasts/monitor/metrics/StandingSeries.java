package mtasts.monitor.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.Severity;
import mtasts.monitor.doubt.Way;

/** The series of how the monitor itself stands: all of them at any time, at zero at least. */
final class StandingSeries {

  private StandingSeries() {}

  static void add(Series series, Standing standing, Instant now) {
    truth(series, "mtasts_healthy", "Whether /-/healthy says so", standing.isHealthy());
    truth(series, "mtasts_ready", "Whether /-/ready says so", standing.isReady());
    Set<Way> doubted = standing.doubted();
    for (Way way : Way.values()) {
      series.gauge(
          "mtasts_self_doubt",
          "Whether nobody answers this monitor over that way, so that it blames no domain",
          Labels.of("way", label(way)),
          doubted.contains(way) ? 1 : 0);
    }
    Map<Severity, Integer> open = standing.openIncidents();
    for (Severity severity : List.of(Severity.WARNING, Severity.ERROR)) {
      series.gauge(
          "mtasts_incidents",
          "Open incidents",
          Labels.of("severity", severity.toString()),
          open.getOrDefault(severity, 0));
    }
    standing.backlogs().forEach((receiver, backlog) -> backlog(series, receiver, backlog, now));
  }

  private static void truth(Series series, String name, String help, boolean value) {
    series.gauge(name, help, Labels.EMPTY, value ? 1 : 0);
  }

  private static String label(Way way) {
    return switch (way) {
      case LOOKUPS -> "dns";
      case HTTPS_4 -> "https-ipv4";
      case HTTPS_6 -> "https-ipv6";
      case SMTP_4 -> "smtp-ipv4";
      case SMTP_6 -> "smtp-ipv6";
    };
  }

  private static void backlog(Series series, String receiver, Backlog backlog, Instant now) {
    Labels labels = Labels.of("receiver", receiver);
    series.gauge(
        "mtasts_outbox_messages", "Messages that wait for a receiver", labels, backlog.waiting());
    series.gauge(
        "mtasts_outbox_oldest_seconds",
        "For how long the oldest of them could have been delivered",
        labels,
        backlog.dueSince().map(then -> seconds(then, now)).orElse(0.0));
  }

  private static double seconds(Instant then, Instant now) {
    return Math.max(0, Duration.between(then, now).toMillis()) / 1000.0;
  }
}

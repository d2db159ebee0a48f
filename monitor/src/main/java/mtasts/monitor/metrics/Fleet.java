package mtasts.monitor.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.monitor.config.MetricsConfig;

/**
 * What is known of all domains, as series: made anew at each scrape from the last reports, so that
 * a series is there exactly as long as what it speaks of. Thread-safe.
 */
public final class Fleet implements MultiCollector {

  /** With more domains than this, {@code auto} shows only those that are not ok. */
  static final int MANY = 2_000;

  private final String version;
  private final Standing standing;
  private final InstantSource clock;
  private final Map<DomainName, DomainFacts> domains = new ConcurrentHashMap<>();
  private volatile Labelling labelling =
      new Labelling(MetricsConfig.defaults(), d -> DomainLabels.NONE);

  private record Labelling(MetricsConfig config, Function<DomainName, DomainLabels> labels) {}

  Fleet(String version, Standing standing, InstantSource clock) {
    this.version = version;
    this.standing = standing;
    this.clock = clock;
  }

  /** Sets which domains have series of their own, and with which labels. */
  public void configure(MetricsConfig config, Function<DomainName, DomainLabels> labels) {
    labelling = new Labelling(config, labels);
  }

  /** Takes the outcome of a round. */
  public void took(DomainReport report) {
    domains.put(report.domain(), DomainFacts.of(report));
  }

  /** Drops the series of a domain. */
  public void removed(DomainName domain) {
    domains.remove(domain);
  }

  @Override
  public MetricSnapshots collect() {
    Series series = new Series();
    SortedMap<DomainName, DomainFacts> all = new TreeMap<>(domains);
    series.info(
        "mtasts_build",
        "Which program this is",
        Labels.of("version", version, "java", Runtime.version().toString()));
    totals(series, all);
    state(series);
    SortedMap<DomainName, DomainFacts> shown = shown(all);
    shown.forEach((domain, facts) -> ofDomain(series, domain, facts));
    MxSeries.add(series, all.values(), shown.values());
    return series.snapshots();
  }

  private SortedMap<DomainName, DomainFacts> shown(SortedMap<DomainName, DomainFacts> all) {
    return switch (labelling.config().perDomain()) {
      case ALL -> all;
      case NONE -> new TreeMap<>();
      case AUTO ->
          all.size() <= MANY
              ? all
              : all.entrySet().stream()
                  .filter(e -> e.getValue().status() != Status.OK)
                  .collect(
                      Collectors.toMap(
                          Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    };
  }

  private static void totals(Series series, SortedMap<DomainName, DomainFacts> all) {
    Map<Status, Integer> byStatus = new EnumMap<>(Status.class);
    Map<DomainFacts.Told, Integer> byCode = new HashMap<>();
    for (DomainFacts facts : all.values()) {
      byStatus.merge(facts.status(), 1, Integer::sum);
      facts.told().forEach(told -> byCode.merge(told, 1, Integer::sum));
    }
    for (Status status : Status.values()) {
      series.gauge(
          "mtasts_domains",
          "Domains by the status of their last round",
          Labels.of("status", status.toString()),
          byStatus.getOrDefault(status, 0));
    }
    byCode.forEach(
        (told, count) ->
            series.gauge(
                "mtasts_findings",
                "Findings in the last round of all domains",
                Labels.of("code", told.code().toString(), "severity", told.severity().toString()),
                count));
  }

  private void state(Series series) {
    Map<Severity, Integer> open = standing.openIncidents();
    for (Severity severity : List.of(Severity.WARNING, Severity.ERROR)) {
      series.gauge(
          "mtasts_incidents",
          "Open incidents",
          Labels.of("severity", severity.toString()),
          open.getOrDefault(severity, 0));
    }
    standing.backlogs().forEach((receiver, backlog) -> backlog(series, receiver, backlog));
  }

  private void backlog(Series series, String receiver, Backlog backlog) {
    Labels labels = Labels.of("receiver", receiver);
    series.gauge(
        "mtasts_outbox_messages", "Messages that wait for a receiver", labels, backlog.waiting());
    series.gauge(
        "mtasts_outbox_oldest_seconds",
        "How long the oldest of them has waited",
        labels,
        backlog.oldest().map(this::secondsSince).orElse(0.0));
  }

  private double secondsSince(Instant then) {
    return Math.max(0, Duration.between(then, clock.instant()).toMillis()) / 1000.0;
  }

  private void ofDomain(Series series, DomainName domain, DomainFacts facts) {
    Labels plain = Labels.of("domain", domain.name());
    series.gauge(
        "mtasts_domain_status",
        "0 ok, 1 warning, 2 failing, -1 unknown",
        labelled(domain),
        value(facts.status()));
    series.info(
        "mtasts_domain_delivery",
        "What a compliant sender does with mail to the domain",
        plain.add("delivery", facts.delivery().toString()));
    series.time(
        "mtasts_domain_last_check_timestamp_seconds",
        "When the last round of the domain began",
        plain,
        Optional.of(facts.checkedAt()));
    facts
        .mode()
        .ifPresent(
            mode ->
                series.info(
                    "mtasts_policy",
                    "The policy that is published",
                    plain.add("mode", mode).add("id", facts.id().orElse(""))));
    facts
        .maxAgeSeconds()
        .ifPresent(
            age ->
                series.gauge("mtasts_policy_max_age_seconds", "Its max_age", plain, (double) age));
    series.time(
        "mtasts_policy_certificate_not_after_timestamp_seconds",
        "When the certificate of the policy host ends",
        plain,
        facts.policyNotAfter());
    series.time(
        "mtasts_policy_certificate_not_before_timestamp_seconds",
        "When the certificate of the policy host begins",
        plain,
        facts.policyNotBefore());
  }

  private Labels labelled(DomainName domain) {
    Labelling now = labelling;
    DomainLabels known = now.labels().apply(domain);
    Labels labels = Labels.of("domain", domain.name(), "group", known.group().orElse(""));
    for (String key : now.config().labels()) {
      if (!labels.contains(key)) {
        labels = labels.add(key, known.labels().getOrDefault(key, ""));
      }
    }
    return labels;
  }

  private static double value(Status status) {
    return switch (status) {
      case OK -> 0;
      case WARNING -> 1;
      case FAILING -> 2;
      case UNKNOWN -> -1;
    };
  }
}

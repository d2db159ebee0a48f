package mtasts.monitor.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
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
  private volatile Watch watch;

  /** Who is watched, and which series are wanted of them. */
  private record Watch(
      MetricsConfig config,
      Map<DomainName, Duration> intervals,
      Function<DomainName, DomainLabels> labels,
      Instant since) {

    /** How many had no round for two intervals: then at least one is missing. */
    int overdue(Map<DomainName, DomainFacts> seen, Instant now) {
      int overdue = 0;
      for (Map.Entry<DomainName, Duration> watched : intervals.entrySet()) {
        Instant last =
            Optional.ofNullable(seen.get(watched.getKey()))
                .map(DomainFacts::checkedAt)
                .orElse(since);
        if (last.plus(watched.getValue().multipliedBy(2)).isBefore(now)) {
          overdue++;
        }
      }
      return overdue;
    }
  }

  Fleet(String version, Standing standing, InstantSource clock) {
    this.version = version;
    this.standing = standing;
    this.clock = clock;
    this.watch =
        new Watch(MetricsConfig.defaults(), Map.of(), domain -> DomainLabels.NONE, clock.instant());
  }

  /**
   * Sets who is watched, from now on.
   *
   * @param config which domains have series of their own, and which labels
   * @param intervals every domain with the time between two of its rounds
   * @param labels what is known of a domain
   */
  public void configure(
      MetricsConfig config,
      Map<DomainName, Duration> intervals,
      Function<DomainName, DomainLabels> labels) {
    watch = new Watch(config, Map.copyOf(intervals), labels, clock.instant());
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
    Watch now = watch;
    Series series = new Series();
    SortedMap<DomainName, DomainFacts> all = new TreeMap<>(domains);
    series.info(
        "mtasts_build",
        "Which program this is",
        Labels.of("version", version, "java", Runtime.version().toString()));
    series.gauge(
        "mtasts_config_domains",
        "Domains of the configuration in force",
        Labels.EMPTY,
        now.intervals().size());
    series.gauge(
        "mtasts_domains_overdue",
        "Domains that had no round for twice their interval",
        Labels.EMPTY,
        now.overdue(all, clock.instant()));
    FleetTotals.add(series, all.values());
    StandingSeries.add(series, standing, clock.instant());
    SortedMap<DomainName, DomainFacts> shown = shown(all, now.config());
    shown.forEach(
        (domain, facts) ->
            DomainSeries.add(
                series, domain, facts, now.labels().apply(domain), now.config().labels()));
    MxSeries.hosts(series, all.values(), shown.values());
    MxSeries.addresses(series, shown.values());
    return series.snapshots();
  }

  private static SortedMap<DomainName, DomainFacts> shown(
      SortedMap<DomainName, DomainFacts> all, MetricsConfig config) {
    return switch (config.perDomain()) {
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
}

package mtasts.monitor.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The series of one scrape while they are gathered: each name with its values by labels. */
final class Series {

  private final Map<String, String> helps = new LinkedHashMap<>();
  private final Map<String, Map<Labels, Double>> gauges = new TreeMap<>();
  private final Map<String, Map<Labels, Double>> infos = new TreeMap<>();

  void gauge(String name, String help, Labels labels, double value) {
    helps.putIfAbsent(name, help);
    gauges.computeIfAbsent(name, n -> new TreeMap<>()).put(labels, value);
  }

  /** A moment, in seconds since 1970; none where it is not known. */
  void time(String name, String help, Labels labels, Optional<Instant> moment) {
    moment.ifPresent(at -> gauge(name, help, labels, at.toEpochMilli() / 1000.0));
  }

  /** A series whose labels say everything; {@code _info} is appended to its name. */
  void info(String name, String help, Labels labels) {
    helps.putIfAbsent(name, help);
    infos.computeIfAbsent(name, n -> new TreeMap<>()).put(labels, 1.0);
  }

  MetricSnapshots snapshots() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    gauges.forEach((name, values) -> all.metricSnapshot(gauge(name, values)));
    infos.forEach((name, values) -> all.metricSnapshot(info(name, values)));
    return all.build();
  }

  private MetricSnapshot gauge(String name, Map<Labels, Double> values) {
    return new GaugeSnapshot(
        metadata(name),
        values.entrySet().stream()
            .map(e -> new GaugeDataPointSnapshot(e.getValue(), e.getKey(), null))
            .toList());
  }

  private MetricSnapshot info(String name, Map<Labels, Double> values) {
    return new InfoSnapshot(
        metadata(name), values.keySet().stream().map(InfoDataPointSnapshot::new).toList());
  }

  private MetricMetadata metadata(String name) {
    return new MetricMetadata(name, helps.getOrDefault(name, name));
  }
}

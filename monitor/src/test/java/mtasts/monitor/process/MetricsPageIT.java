package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mtasts.monitor.grafana.MetricsPage;
import mtasts.monitor.grafana.MetricsPage.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/metrics.md} names every series of a running monitor, and no other. */
class MetricsPageIT {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern PART = Pattern.compile("_(bucket|sum|count)$");

  /** They come with the first collection, which nobody can tell when it is. */
  private static final String COLLECTION = "jvm_gc_pause_seconds";

  @Test
  void thePageNamesWhatThereIs(@TempDir Path folder) throws Exception {
    try (Site site = new Site(folder)) {
      site.world().domain("a.example", "mx1.example").withoutTlsRpt(); // so that there is a finding
      try (Daemon daemon = site.daemon("a.example")) {
        daemon.awaitReady();
        Map<String, Metric> live = metrics(daemon.ask("/metrics").body());
        assertThat(withoutCollections(live))
            .containsExactlyEntriesOf(withoutCollections(MetricsPage.metrics()));
        assertThat(MetricsPage.metrics()).containsAllEntriesOf(live);
      }
    }
  }

  private static Map<String, Metric> withoutCollections(Map<String, Metric> metrics) {
    Map<String, Metric> rest = new TreeMap<>(metrics);
    rest.keySet().removeIf(name -> name.startsWith(COLLECTION));
    return rest;
  }

  private static Map<String, Metric> metrics(String exposition) {
    Map<String, Metric> metrics = new TreeMap<>();
    exposition
        .lines()
        .forEach(
            line -> {
              Matcher type = TYPE.matcher(line);
              Matcher sample = SAMPLE.matcher(line);
              if (type.matches()) {
                metrics.put(type.group(1), new Metric(type.group(2), new TreeSet<>()));
              } else if (!line.startsWith("#") && sample.matches()) {
                labels(metrics, sample.group(1))
                    .addAll(names(sample.group(2) == null ? "" : sample.group(2)));
              }
            });
    return metrics;
  }

  /** Of the metric that the series belongs to. */
  private static Set<String> labels(Map<String, Metric> metrics, String series) {
    return Stream.of(series, PART.matcher(series).replaceFirst(""))
        .filter(metrics::containsKey)
        .map(metrics::get)
        .findFirst()
        .orElseThrow(() -> new AssertionError(series + " has no type"))
        .labels();
  }

  private static Set<String> names(String labels) {
    Set<String> names = new TreeSet<>();
    LABEL.matcher(labels).results().forEach(label -> names.add(label.group(1)));
    names.removeAll(Set.of("le", "quantile"));
    return names;
  }
}

package mtasts.monitor.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that {@code docs/metrics.md} names. */
public final class MetricsPage {

  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| ([a-z]+) \\|([^|]*)\\|");
  private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");

  private MetricsPage() {}

  /**
   * A metric as Prometheus sees it.
   *
   * @param type gauge, counter, histogram or summary
   * @param labels but for {@code le} and {@code quantile}
   */
  public record Metric(String type, Set<String> labels) {}

  /** Every metric by its name. */
  public static Map<String, Metric> metrics() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row -> new Metric(row.group(2), labels(row)),
                (a, b) -> {
                  throw new AssertionError("a metric is named twice: " + a + ", " + b);
                },
                TreeMap::new));
  }

  private static Set<String> labels(MatchResult row) {
    return LABEL
        .matcher(row.group(3))
        .results()
        .map(label -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every name that a series can have: a histogram has three. */
  public static Set<String> series() throws IOException {
    Set<String> names = new TreeSet<>();
    metrics()
        .forEach(
            (name, metric) -> {
              for (String suffix : suffixes(metric.type())) {
                names.add(name + suffix);
              }
            });
    return names;
  }

  private static List<String> suffixes(String type) {
    return switch (type) {
      case "histogram" -> List.of("_bucket", "_sum", "_count");
      case "summary" -> List.of("", "_sum", "_count");
      default -> List.of("");
    };
  }
}

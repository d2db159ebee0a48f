package mtasts.monitor.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dashboard of {@code grafana/dashboards}.
 *
 * @param name the name of its file without {@code .json}
 * @param json what Grafana reads
 */
public record Dashboard(String name, JsonNode json) {

  private static final Path FOLDER = Path.of("../grafana/dashboards");
  private static final String SUFFIX = ".json";

  /** All of them, by name. */
  public static List<Dashboard> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(
              file ->
                  new Dashboard(
                      file.getFileName().toString().replace(SUFFIX, ""),
                      JsonMapper.shared().readTree(file)))
          .toList();
    }
  }

  /** Its panels, rows among them. */
  public List<JsonNode> panels() {
    return elements(json.path("panels"));
  }

  /** Its variables. */
  public List<JsonNode> variables() {
    return elements(json.path("templating").path("list"));
  }

  /** What is marked in its graphs. */
  public List<JsonNode> annotations() {
    return elements(json.path("annotations").path("list"));
  }

  /** What a panel asks Prometheus. */
  public static List<JsonNode> targets(JsonNode panel) {
    return elements(panel.path("targets"));
  }

  /** Every expression in it: of panels and annotations. */
  public List<String> expressions() {
    return Stream.concat(
            panels().stream().flatMap(p -> targets(p).stream()), annotations().stream())
        .map(asks -> asks.path("expr").asString())
        .toList();
  }

  /** The elements of an array; none where there is no array. */
  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}

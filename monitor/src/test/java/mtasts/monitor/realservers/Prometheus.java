package mtasts.monitor.realservers;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus that scrapes one monitor every second. */
final class Prometheus implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI url;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerProcess process;

  /**
   * Starts it in a folder that is made, and waits until it is ready.
   *
   * @param monitor what it scrapes
   * @param probed domains that it has the monitor probe
   * @param rules files with rules, evaluated every second
   * @param alertmanagers where it sends what fires
   */
  Prometheus(
      Path directory,
      InetSocketAddress address,
      InetSocketAddress monitor,
      List<String> probed,
      List<Path> rules,
      List<URI> alertmanagers) {
    url = URI.create("http://" + hostPort(address));
    Path configuration = directory.resolve("prometheus.yml");
    try {
      Files.createDirectories(directory);
      Files.writeString(configuration, configuration(monitor, probed, rules, alertmanagers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process =
        new ServerProcess(
            "prometheus",
            directory.resolve("log"),
            "prometheus",
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + directory.resolve("data"),
            "--web.listen-address=" + url.getAuthority());
    try {
      process.awaitUntil("ready", this::isReady);
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /** The series that an expression gives now. */
  List<JsonNode> query(String expression) {
    JsonNode answer = get("/api/v1/query?query=" + encoded(expression));
    return elements(answer.path("data").path("result"));
  }

  /** The values that a label has among the series of a metric. */
  List<String> labelValues(String metric, String label) {
    JsonNode answer = get("/api/v1/label/" + label + "/values?match%5B%5D=" + metric);
    return elements(answer.path("data")).stream().map(JsonNode::asString).toList();
  }

  /** The health of what it scrapes: for each {@code up}, or the last error. */
  List<String> targets() {
    return elements(get("/api/v1/targets").path("data").path("activeTargets")).stream()
        .map(
            target -> {
              String error = target.path("lastError").asString("");
              return error.isEmpty() ? target.path("health").asString("") : error;
            })
        .toList();
  }

  /** The names of the alerts that fire. */
  List<String> firing() {
    return query("ALERTS{alertstate=\"firing\"}").stream()
        .map(alert -> alert.path("metric").path("alertname").asString())
        .sorted()
        .toList();
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }

  private boolean isReady() {
    try {
      return answer("/-/ready").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false; // it does not listen yet
    }
  }

  private JsonNode get(String path) {
    HttpResponse<String> answer = answer(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> answer(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).timeout(ANSWER).build();
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while asking Prometheus", e);
    }
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String hostPort(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private static String configuration(
      InetSocketAddress monitor, List<String> probed, List<Path> rules, List<URI> alertmanagers) {
    return """
    global: {scrape_interval: 1s, evaluation_interval: 1s}
    rule_files: [%s]
    alerting:
      alertmanagers:
        - static_configs: [{targets: [%s]}]
    scrape_configs:
      - job_name: mta-sts-monitor
        static_configs: [{targets: ["%s"]}]
      - job_name: mta-sts-probe
        metrics_path: /probe
        static_configs: [{targets: [%s]}]
        relabel_configs:
          - {source_labels: [__address__], target_label: __param_target}
          - {source_labels: [__address__], target_label: instance}
          - {target_label: __address__, replacement: "%s"}
    """
        .formatted(
            quoted(rules.stream()),
            quoted(alertmanagers.stream().map(URI::getAuthority)),
            hostPort(monitor),
            quoted(probed.stream()),
            hostPort(monitor));
  }

  private static String quoted(Stream<?> values) {
    return values.map(value -> "\"" + value + "\"").collect(joining(", "));
  }
}

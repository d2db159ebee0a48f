package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus Alertmanager that tells all that begins and ends to one webhook, at once. */
final class Alertmanager implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI url;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerProcess process;

  /** Starts it in a folder that is made, and waits until it is ready. */
  Alertmanager(Path directory, InetSocketAddress address, URI webhook) {
    url =
        URI.create(
            "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort()));
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("alertmanager.yml"), configuration(webhook));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process =
        new ServerProcess(
            "alertmanager",
            directory.resolve("log"),
            "prometheus-alertmanager",
            "--config.file=" + directory.resolve("alertmanager.yml"),
            "--storage.path=" + directory.resolve("data"),
            "--web.listen-address=" + url.getAuthority(),
            "--cluster.listen-address=");
    try {
      process.awaitUntil("ready", () -> status("/-/ready") == 200);
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /** Its address, as people open it in a browser. */
  URI url() {
    return url;
  }

  /** The alerts that its API gives: those that are not over. */
  List<JsonNode> alerts() {
    try {
      String body = client.send(request("/api/v2/alerts"), BodyHandlers.ofString()).body();
      return StreamSupport.stream(JsonMapper.shared().readTree(body).spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while asking Alertmanager", e);
    }
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }

  private int status(String path) {
    try {
      return client.send(request(path), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).timeout(ANSWER).build();
  }

  private static String configuration(URI webhook) {
    return """
    route:
      receiver: hook
      group_by: [incident]
      group_wait: 0s
      group_interval: 1s
    receivers:
      - name: hook
        webhook_configs:
          - {url: "%s", send_resolved: true}
    """
        .formatted(webhook);
  }
}

package mtasts.monitor.realservers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The running daemon, seen through its HTTP interface. */
final class Daemon implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final ServerProcess process;
  private final URI root;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  Daemon(ServerProcess process, InetSocketAddress http) {
    this.process = process;
    root =
        URI.create("http://%s:%d/".formatted(http.getAddress().getHostAddress(), http.getPort()));
  }

  /** Waits until the API reports this status of a domain. */
  void awaitStatus(String domain, String status) {
    try {
      process.awaitUntil(domain + " is " + status, () -> statusOf(domain).equals(status));
    } catch (AssertionError e) {
      throw new AssertionError("the API said: " + get("api/v1/domains/" + domain), e);
    }
  }

  /** Waits until a metric has a value; all its series are added up. */
  void awaitMetric(String name, double value) {
    process.awaitUntil(
        name + " is " + value,
        () -> metric(name).stream().anyMatch(seen -> Double.compare(seen, value) == 0));
  }

  /** Ends it at once, as a crash would (SIGKILL). */
  void kill() {
    process.signal("KILL");
    process.awaitEnd(ANSWER);
  }

  /** Asks it to end (SIGTERM) and waits, at most so long; gives the exit status. */
  int terminate(Duration atMost) {
    process.signal("TERM");
    return process.awaitEnd(atMost);
  }

  /** Asks it to read its configuration again (SIGHUP). */
  void reload() {
    process.signal("HUP");
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }

  /** The status that the API gives, or a word that is none while there is no answer yet. */
  private String statusOf(String domain) {
    String body = get("api/v1/domains");
    if (body.isEmpty()) {
      return "unanswered";
    }
    for (JsonNode entry : new ObjectMapper().readTree(body).path("domains")) {
      if (entry.path("domain").asString("").equals(domain)) {
        return entry.path("status").asString("unchecked");
      }
    }
    return "unlisted";
  }

  private OptionalDouble metric(String name) {
    return get("metrics")
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(Double::sum);
  }

  /** The body of an answer 200, else nothing: the daemon may still be starting. */
  String get(String path) {
    HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).timeout(ANSWER).build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while asking the daemon", e);
    }
  }
}

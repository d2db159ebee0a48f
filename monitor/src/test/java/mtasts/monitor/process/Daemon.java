package mtasts.monitor.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A daemon of the built image, with its log in a file, seen through its HTTP listener. */
final class Daemon implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("started: .*, (http://[0-9.:]+)\n");
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();

  private Daemon(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts one with this configuration; does not wait until it works. */
  static Daemon launch(Path configuration, Map<String, String> environment) throws IOException {
    Path log = Files.createTempFile(configuration.getParent(), "daemon", ".log");
    ProcessBuilder builder = Program.process("run", "-c", configuration.toString());
    builder.environment().putAll(environment);
    return new Daemon(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  /** Starts one and waits until it works. */
  static Daemon start(Path configuration) throws IOException {
    Daemon daemon = launch(configuration, Map.of());
    daemon.awaitLog("started: ");
    return daemon;
  }

  /** All that it wrote so far. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Waits until it has written this. */
  void awaitLog(String text) throws IOException {
    until("its log says " + text, () -> log().contains(text));
  }

  /** Waits until something holds; fails with the log where that does not come. */
  void until(String what, Callable<Boolean> condition) throws IOException {
    try {
      await()
          .atMost(Program.PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> condition.call() || !process.isAlive());
      if (!process.isAlive() && !condition.call()) {
        throw new AssertionError("it ended before this: " + what + "\n" + log());
      }
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("it did not come to this: " + what + "\n" + log(), e);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
  }

  /** Asks its HTTP listener, which must be open. */
  HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    Matcher started = STARTED.matcher(log());
    if (!started.find()) {
      throw new AssertionError("no listener is told:\n" + log());
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(started.group(1) + path)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** The JSON at this path. */
  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(ask(path).body());
  }

  /** The value of a series, as it stands before the blank in a line of {@code /metrics}; or NaN. */
  double metric(String series) throws IOException, InterruptedException {
    return ask("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Waits until a series has at least this value. */
  void awaitMetric(String series, double atLeast) throws IOException {
    until(series + " is " + atLeast, () -> metric(series) >= atLeast);
  }

  /** Waits until every domain had a round. */
  void awaitReady() throws IOException {
    until("ready", () -> ask("/-/ready").statusCode() == 200);
  }

  /** Waits until this many more rounds are over, of whatever domain. */
  void awaitRounds(String result, int more) throws IOException, InterruptedException {
    String series = "mtasts_rounds_total{result=\"" + result + "\"}";
    awaitMetric(series, metric(series) + more);
  }

  /** Sends a signal by its name, such as {@code HUP}. */
  void signal(String name) {
    Program.signal(process, name);
  }

  /** Waits for its end; gives the exit code. */
  int exit() throws InterruptedException {
    return Program.exit(process);
  }

  /** The same, with a patience of its own. */
  int exit(Duration patience) throws InterruptedException {
    return Program.exit(process, patience);
  }

  /** Ends it as a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exit();
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly().onExit().join();
  }
}

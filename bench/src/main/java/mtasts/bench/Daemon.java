package mtasts.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image's daemon. Closing ends it. */
final class Daemon implements AutoCloseable {

  private static final Pattern LISTEN = Pattern.compile("listen: \"([^\"]+)\"");
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  private final Process process;
  private final URI root;
  private final Path output;

  private Daemon(Process process, URI root, Path output) {
    this.process = process;
    this.root = root;
    this.output = output;
  }

  /** Starts it as the systemd unit does, with what it says in a file. */
  static Daemon start(Image image, Path config, Path output) throws IOException {
    return start(image, config, output, "-Xmx128m"); // as in mta-sts-monitor.service
  }

  /** Starts it with these options of its Java runtime. */
  static Daemon start(Image image, Path config, Path output, String options) throws IOException {
    Matcher listen = LISTEN.matcher(Files.readString(config));
    if (!listen.find()) {
      throw new IOException("the configuration names no address for HTTP");
    }
    ProcessBuilder daemon =
        new ProcessBuilder(image.program("run", "-c", config.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    daemon.environment().put("JAVA_OPTS", options);
    return new Daemon(daemon.start(), URI.create("http://" + listen.group(1)), output);
  }

  /** A page of its HTTP listener. */
  URI page(String path) {
    return root.resolve(path);
  }

  long pid() {
    return process.pid();
  }

  /** Waits until every domain had a round. */
  void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isOk(page("/-/ready"))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("the daemon is not ready: " + Files.readString(output));
      }
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private static boolean isOk(URI page) {
    try {
      return ((HttpURLConnection) page.toURL().openConnection()).getResponseCode() == 200;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

package mtasts.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The daemon's resident memory with a fleet whose first rounds are over. */
final class MemoryBench {

  private static final Pattern LISTEN = Pattern.compile("listen: \"([^\"]+)\"");
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private MemoryBench() {}

  static String run(Image image, int domains, Path folder)
      throws IOException, InterruptedException {
    try (Fleet fleet = Fleet.start(image, domains, folder)) {
      ProcessBuilder daemon =
          new ProcessBuilder(image.program("run", "-c", fleet.config().toString()))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("run.out").toFile());
      daemon.environment().put("JAVA_OPTS", "-Xmx128m"); // as in mta-sts-monitor.service
      Process running = daemon.start();
      try {
        long start = System.nanoTime();
        awaitReady(running, fleet.config(), folder.resolve("run.out"));
        double ready = (System.nanoTime() - start) / 1e9;
        Thread.sleep(IDLE);
        return table(running, domains, ready);
      } finally {
        running.destroy();
        running.waitFor();
      }
    }
  }

  private static void awaitReady(Process daemon, Path config, Path output)
      throws IOException, InterruptedException {
    Matcher listen = LISTEN.matcher(Files.readString(config));
    if (!listen.find()) {
      throw new IOException("the configuration names no address for HTTP");
    }
    URI ready = URI.create("http://" + listen.group(1) + "/-/ready");
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isOk(ready)) {
      if (!daemon.isAlive() || System.nanoTime() > end) {
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

  private static String table(Process daemon, int domains, double ready) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(daemon.pid()), "status"));
    return """
    `run` with %,d domains, JAVA_OPTS=-Xmx128m, %d s after all first rounds

    | | |
    | --- | --- |
    | start to end of first rounds | %.1f s |
    | resident, idle | %d MiB |
    | resident, peak | %d MiB |
    """
        .formatted(
            domains,
            IDLE.toSeconds(),
            ready,
            mebibytes(status, "VmRSS"),
            mebibytes(status, "VmHWM"));
  }

  private static long mebibytes(String status, String field) throws IOException {
    Matcher found = Pattern.compile(field + ":\\s+(\\d+) kB").matcher(status);
    if (!found.find()) {
      throw new IOException("no " + field + " in " + status);
    }
    return Long.parseLong(found.group(1)) / 1024;
  }
}

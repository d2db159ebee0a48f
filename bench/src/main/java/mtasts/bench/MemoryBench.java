package mtasts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The daemon's resident memory with a fleet whose first rounds are over. */
final class MemoryBench {

  private static final Duration IDLE = Duration.ofMinutes(1);

  private MemoryBench() {}

  static String run(Image image, int domains, Path folder)
      throws IOException, InterruptedException {
    try (Fleet fleet = Fleet.start(image, domains, folder)) {
      long start = System.nanoTime();
      try (Daemon daemon = Daemon.start(image, fleet.config(), folder.resolve("run.out"))) {
        daemon.awaitReady();
        double ready = (System.nanoTime() - start) / 1e9;
        Thread.sleep(IDLE);
        return table(daemon, domains, ready);
      }
    }
  }

  private static String table(Daemon daemon, int domains, double ready) throws IOException {
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

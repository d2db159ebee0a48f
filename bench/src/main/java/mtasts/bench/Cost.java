package mtasts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process cost from its start to its end.
 *
 * @param wall the time that went by
 * @param cpu user and system time, of all its threads
 */
record Cost(Duration wall, Duration cpu) {

  /** The clock of /proc on every Linux that Java runs on. */
  private static final Duration TICK = Duration.ofMillis(10);

  /**
   * Runs a command to its end; what it says goes to a file.
   *
   * @param accepted the exit codes that mean that it did its work
   */
  static Cost of(List<String> command, Path output, List<Integer> accepted)
      throws IOException, InterruptedException {
    Duration before = cpuOfEndedChildren();
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (!accepted.contains(code)) {
      throw new IOException(command + " ended with " + code + "; its output: " + output);
    }
    return new Cost(wall, cpuOfEndedChildren().minus(before));
  }

  /**
   * The fields cutime and cstime of proc_pid_stat(5): of children that ended and were waited for.
   */
  private static Duration cpuOfEndedChildren() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return TICK.multipliedBy(Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
  }
}

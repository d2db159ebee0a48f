package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the servers' own tools. */
final class Commands {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Commands() {}

  /** How a command ended and what it wrote. */
  record Outcome(int exit, String out, String err) {}

  /**
   * Runs a command to its end and gives what it wrote to standard output.
   *
   * @throws AssertionError if it can't be started, takes over two minutes or ends with another
   *     status than 0
   */
  static String run(Object... command) {
    Outcome outcome = outcome(command);
    if (outcome.exit() != 0) {
      throw new AssertionError(
          "%s: exit status %d%n%s%s"
              .formatted(List.of(command), outcome.exit(), outcome.out(), outcome.err()));
    }
    return outcome.out();
  }

  /**
   * Runs a command to its end, whatever its status. Output goes to files, so that no full pipe can
   * stop it.
   */
  static Outcome outcome(Object... command) {
    try {
      Path out = Files.createTempFile("command", ".out");
      Path err = Files.createTempFile("command", ".err");
      try {
        Process process =
            new ProcessBuilder(words(command))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!finished(process)) {
          process.destroyForcibly();
          throw new AssertionError(
              List.of(command) + " has not ended after " + LIMIT + "\n" + Files.readString(err));
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> words(Object... command) {
    return List.of(command).stream().map(Object::toString).toList();
  }

  private static boolean finished(Process process) {
    try {
      return process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a command ran", e);
    }
  }
}

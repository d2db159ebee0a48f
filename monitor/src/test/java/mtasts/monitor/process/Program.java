package mtasts.monitor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built image, run with an environment that holds a search path and no more. */
final class Program {

  /** No command of a test takes a twentieth of this on a quiet machine. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration STEP = Duration.ofMillis(100);

  private Program() {}

  /** How a command ended, and what it wrote. */
  record Outcome(int exit, String out, String err) {}

  /** The launcher in the image that the system property {@code image.dir} names. */
  static String launcher() {
    Path launcher = Path.of(System.getProperty("image.dir", "target/image"), "bin/mta-sts-monitor");
    if (!Files.isExecutable(launcher)) {
      throw new AssertionError("no image: " + launcher + " is missing; mvn package makes it");
    }
    return launcher.toAbsolutePath().toString();
  }

  /** A process of the image that is still to be started. */
  static ProcessBuilder process(String... arguments) {
    List<String> words = new ArrayList<>(List.of(launcher()));
    words.addAll(List.of(arguments));
    return inBareEnvironment(words);
  }

  /** A shell command in which {@code $0} is the launcher and {@code $1}… the arguments. */
  static ProcessBuilder shell(String script, String... arguments) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", script, launcher()));
    words.addAll(List.of(arguments));
    return inBareEnvironment(words);
  }

  /** Signals are heeded even where the tests run in the background or under nohup. */
  private static ProcessBuilder inBareEnvironment(List<String> words) {
    List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=HUP,INT"));
    heeding.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(heeding);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    return builder;
  }

  /** Runs a command to its end. */
  static Outcome run(String... arguments) throws IOException, InterruptedException {
    return finish(process(arguments), "");
  }

  /** Runs a command to its end with this text as standard input. */
  static Outcome finish(ProcessBuilder builder, String input)
      throws IOException, InterruptedException {
    return finish(builder, input, PATIENCE);
  }

  /** The same for one that may take longer, or must not take as long. */
  static Outcome finish(ProcessBuilder builder, String input, Duration patience)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("mta-sts-monitor", ".err");
    try {
      Process process = builder.redirectError(err.toFile()).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(exit(process, patience), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  /** Waits for the end of a process; ends it by force where it does not come. */
  static int exit(Process process) throws InterruptedException {
    return exit(process, PATIENCE);
  }

  /**
   * The same, with another patience. It is counted in steps, so that a time in which this machine
   * stands still counts as one step.
   */
  static int exit(Process process, Duration patience) throws InterruptedException {
    for (long left = patience.dividedBy(STEP); left > 0; left--) {
      if (process.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    }
    process.destroyForcibly();
    throw new AssertionError("a process has not ended after " + patience);
  }

  /** Sends a signal by its name, such as {@code HUP}. */
  static void signal(Process process, String name) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new AssertionError("kill -" + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

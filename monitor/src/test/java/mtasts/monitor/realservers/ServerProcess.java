package mtasts.monitor.realservers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A server as a child of this process, in the foreground, with all that it writes in a log file.
 */
final class ServerProcess implements AutoCloseable {
  /** Long, for machines with other work; nobody waits for it where all is well. */
  private static final Duration READY = Duration.ofMinutes(2);

  private static final Duration END = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofMillis(100);

  private final String name;
  private final Path log;
  private final Process process;

  /** A test run that is broken off leaves no server behind. */
  private final Thread endWithJvm;

  /** Starts the command; the log file is appended to. */
  ServerProcess(String name, Path log, Object... command) {
    this.name = name;
    this.log = log;
    try {
      process =
          new ProcessBuilder(Commands.words(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be started; .ci/run installs it", e);
    }
    endWithJvm = new Thread(process::destroy, "end of " + name);
    Runtime.getRuntime().addShutdownHook(endWithJvm);
  }

  /**
   * Waits until the condition holds.
   *
   * @throws AssertionError with the log, if it does not hold within two minutes or the server ends
   *     before
   */
  void awaitUntil(String what, BooleanSupplier condition) {
    try {
      await()
          .atMost(READY)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !process.isAlive() || condition.getAsBoolean());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(name + ": not within " + READY + ": " + what + "\n" + log(), e);
    }
    if (!process.isAlive()) {
      throw new AssertionError(name + " ended with " + process.exitValue() + "\n" + log());
    }
  }

  /** Sends a signal by its name, such as {@code HUP}. */
  void signal(String signal) {
    Commands.run("kill", "-" + signal, process.pid());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for the end, at most so long; gives the exit status. It counts steps, so that a time in
   * which this machine stands still counts as one step.
   */
  int awaitEnd(Duration atMost) {
    try {
      for (long left = atMost.dividedBy(STEP); left > 0; left--) {
        if (process.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
          return process.exitValue();
        }
      }
      throw new AssertionError(name + " has not ended after " + atMost + "\n" + log());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the end of " + name, e);
    }
  }

  String log() {
    return textOf(log);
  }

  /** Ends the server, by SIGKILL if SIGTERM is not enough within ten seconds. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(endWithJvm);
    process.destroy();
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Whether something accepts TCP connections there. */
  static boolean accepts(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) READY.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a log holds, empty if it does not exist yet. */
  static String textOf(Path file) {
    try {
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

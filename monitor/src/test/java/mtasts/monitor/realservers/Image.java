package mtasts.monitor.realservers;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The built image, run as on a machine without Java: with an environment that holds a search path
 * and no more, and SIGHUP heeded even where the tests run under nohup.
 */
final class Image {
  private final Path launcher;

  /** The image that the system property {@code image.dir} names. */
  Image() {
    launcher =
        Path.of(System.getProperty("image.dir", "target/image"), "bin", "mta-sts-monitor")
            .toAbsolutePath();
    if (!Files.isExecutable(launcher)) {
      throw new AssertionError("no image: " + launcher + " is missing; mvn package makes it");
    }
  }

  /** Runs a command to its end. */
  Commands.Outcome outcome(Object... arguments) {
    return Commands.outcome(commandLine(arguments));
  }

  /** Starts the daemon, with its messages in a log file. */
  Daemon run(Path configuration, InetSocketAddress http, Path log) {
    return new Daemon(
        new ServerProcess("the daemon", log, commandLine("run", "-c", configuration)), http);
  }

  private Object[] commandLine(Object... arguments) {
    List<Object> words =
        new ArrayList<>(
            List.of("env", "-i", "--default-signal=HUP", "PATH=/usr/bin:/bin", launcher));
    words.addAll(Arrays.asList(arguments));
    return words.toArray();
  }
}

package mtasts.monitor.realservers;

import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** Real servers and the image's daemon that watches them. */
final class MonitoredWorld implements AutoCloseable {
  private static final Duration MAIL = Duration.ofMinutes(3);

  private final Image image = new Image();
  private final RealMailWorld world;
  private final InetSocketAddress http;
  private final Path configuration;
  private final Path log;
  private Daemon daemon;

  /** Starts all; the first round has found everything well when this returns. */
  MonitoredWorld(Path directory) {
    world = new RealMailWorld(directory);
    http = world.loopback().endpoint();
    configuration = Configuration.write(directory.resolve("config.yaml"), world, http);
    log = directory.resolve("daemon.log");
    daemon = image.run(configuration, http, log);
    boolean started = false;
    try {
      awaitStatus("ok");
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  RealMailWorld world() {
    return world;
  }

  /** The daemon's configuration file. */
  Path configuration() {
    return configuration;
  }

  Daemon daemon() {
    return daemon;
  }

  /** Starts the daemon again after it ended, with the state that it left. */
  void startAgain() {
    daemon.close();
    daemon = image.run(configuration, http, log);
  }

  /** Waits until the daemon reports this status of the domain. */
  void awaitStatus(String status) {
    daemon.awaitStatus(RealMailWorld.DOMAIN, status);
  }

  /**
   * Waits for a mail about a finding's code, whose subject begins so; gives the first, in the order
   * of arrival.
   */
  ReceivedMail awaitMail(String mark, String code) {
    try {
      return await()
          .atMost(MAIL)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> mails(mark, code), mails -> !mails.isEmpty())
          .getFirst();
    } catch (ConditionTimeoutException e) {
      List<String> subjects =
          world.mailbox().mails().stream().map(mail -> mail.header("Subject")).toList();
      throw new AssertionError(
          "no mail %s about %s; those there are: %s%n%s%n%s"
              .formatted(mark, code, subjects, daemon.log(), world.logs()),
          e);
    }
  }

  /** The mails about a code whose subjects begin so. */
  List<ReceivedMail> mails(String mark, String code) {
    return world.mailbox().mails().stream()
        .filter(mail -> mail.header("Subject").startsWith(mark))
        .filter(mail -> mail.header("X-MTA-STS-Monitor").contains("code=" + code))
        .toList();
  }

  @Override
  public void close() {
    daemon.close();
    world.close();
  }
}

package mtasts.monitor.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import mtasts.lab.MailWorld;
import mtasts.lab.smtp.Mail;

/** A mail world, and a folder with the configuration and the state of a monitor on it. */
final class Site implements AutoCloseable {

  private final MailWorld world = MailWorld.open();
  private final Path folder;
  private final Path root;

  Site(Path folder) throws IOException {
    this.folder = folder;
    this.root = world.authority().writeRoot(folder.resolve("root.pem"));
  }

  MailWorld world() {
    return world;
  }

  Path state() {
    return folder.resolve("state.db");
  }

  Path file() {
    return folder.resolve("config.yaml");
  }

  /** A configuration with rounds of a second for these domains, as text. */
  String text(String domains) {
    return """
    domains: [%s]
    schedule:
      interval: 1s
      recheck: [1s, 1s, 1s]
    checks:
      resolvers: ["127.0.0.1:%d"]
      trusted_certificates: %s
      allow_private_addresses: true
      ehlo_name: monitor.example.net
      timeout: {dns: 20s, https: 60s, smtp: 60s}
      ports: {https: %d, smtp: %d}
      smtp_reuse: 1s
    alerts:
      group_wait: 1s
      receivers:
        - name: ops
          email:
            to: [ops@example.net]
            from: monitor@example.net
            smtp: {host: 127.0.0.1, port: %d, tls: none}
    http: {listen: "127.0.0.1:0"}
    storage: {path: %s}
    """
        .formatted(
            domains,
            world.dns().address().getPort(),
            root,
            world.httpsPort(),
            world.smtpPort(),
            world.inbox().address().getPort(),
            state());
  }

  /**
   * The same configuration, with the lab's webhook as a receiver {@code panel} before the others.
   */
  String withWebhook(String text) {
    return text.replace(
        "  receivers:\n",
        """
          receivers:
            - name: panel
              webhook: {url: "%s", secret: whsec_%s}
        """
            .formatted(world.hook().url(), StandardWebhooks.KEY));
  }

  /** The same configuration, with an HTTP listener that the commands find. */
  String withFixedPort(String text) {
    return text.replace("127.0.0.1:0", "127.0.0.1:" + freePort());
  }

  /**
   * A port below those that the kernel gives to whoever asks for any: nobody takes it meanwhile.
   */
  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException _) {
        // taken: another
      }
    }
  }

  /** The same configuration, for tests in which lookups wait in vain. */
  static String withQuickLookups(String text) {
    return text.replace("dns: 20s", "dns: 3s");
  }

  /** Writes the configuration file. */
  Path write(String text) throws IOException {
    return Files.writeString(file(), text);
  }

  /** Starts a daemon on a configuration as {@link #text} has it. */
  Daemon daemon(String domains) throws IOException {
    return Daemon.start(write(text(domains)));
  }

  /** The operator's mails once there are so many; fails where they do not come. */
  List<Mail> mails(int count) throws InterruptedException {
    List<Mail> mails = world.inbox().awaitMails(count, Program.PATIENCE);
    if (mails.size() < count) {
      throw new AssertionError(count + " mails were to come, but there are " + mails);
    }
    return mails;
  }

  @Override
  public void close() {
    world.close();
  }
}

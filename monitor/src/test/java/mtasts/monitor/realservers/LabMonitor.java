package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import mtasts.lab.MailWorld;

/** The image's daemon on the lab's mail world, with rounds of a second. */
final class LabMonitor implements AutoCloseable {

  private final InetSocketAddress http;
  private final Daemon daemon;

  /**
   * Starts it.
   *
   * @param folder where configuration, state and log go
   * @param domains the keys {@code domains} and {@code groups} of the configuration
   */
  LabMonitor(Path folder, MailWorld world, String domains) {
    http = new Loopback().endpoint();
    try {
      Path file = Files.writeString(folder.resolve("config.yaml"), text(folder, world, domains));
      daemon = new Image().run(file, http, folder.resolve("daemon.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its HTTP listener is. */
  InetSocketAddress http() {
    return http;
  }

  Daemon daemon() {
    return daemon;
  }

  @Override
  public void close() {
    daemon.close();
  }

  private String text(Path folder, MailWorld world, String domains) throws IOException {
    return domains
        + """
        schedule: {interval: 1s, recheck: [1s, 1s, 1s]}
        checks:
          resolvers: ["127.0.0.1:%d"]
          trusted_certificates: "%s"
          allow_private_addresses: true
          timeout: {dns: 20s, https: 60s, smtp: 60s}
          ports: {https: %d, smtp: %d}
          smtp_reuse: 1s
        alerts:
          receivers:
            - name: ops
              email:
                to: [ops@example.net]
                from: monitor@example.net
                smtp: {host: 127.0.0.1, port: %d, tls: none}
        metrics: {labels: [customer]}
        http: {listen: "%s:%d", probe: true}
        storage: {path: "%s"}
        """
            .formatted(
                world.dns().address().getPort(),
                world.authority().writeRoot(folder.resolve("root.pem")),
                world.httpsPort(),
                world.smtpPort(),
                world.inbox().address().getPort(),
                http.getAddress().getHostAddress(),
                http.getPort(),
                folder.resolve("state.db"));
  }
}

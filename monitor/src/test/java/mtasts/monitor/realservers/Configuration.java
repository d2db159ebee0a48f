package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration of the monitor for the servers of a world, with rounds of seconds. */
final class Configuration {
  private Configuration() {}

  /** Writes it; the state goes into the same folder. */
  static Path write(Path file, RealMailWorld world, InetSocketAddress http) {
    String text =
        """
        domains: [%s]
        schedule:
          interval: 3s
          recheck: [1s, 1s, 1s]
          confirm: {definite: 2, transient: 2, recovered: 2}
        checks:
          resolvers: ["%s"]
          trusted_certificates: "%s"
          allow_private_addresses: true
          timeout: {dns: 20s, https: 60s, smtp: 60s}
          ports: {https: %d, smtp: %d}
          smtp_reuse: 1s
        alerts:
          receivers:
            - name: ops
              email:
                to: [%s]
                from: mta-sts-monitor@example.net
                smtp: {host: "%s", port: %d, tls: none}
          group_wait: 1s
        http: {listen: "%s"}
        storage: {path: "%s"}
        """
            .formatted(
                RealMailWorld.DOMAIN,
                hostPort(world.unbound().address()),
                world.trust(),
                world.loopback().httpsPort(),
                world.loopback().smtpPort(),
                RealMailWorld.OPERATOR,
                world.mailbox().address().getAddress().getHostAddress(),
                world.mailbox().address().getPort(),
                hostPort(http),
                file.resolveSibling("state.db"));
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hostPort(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}

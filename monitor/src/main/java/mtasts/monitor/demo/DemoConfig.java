package mtasts.monitor.demo;

import java.io.IOException;
import java.nio.file.Path;
import mtasts.lab.MailWorld;

/** The configuration of the demo: as one of a real monitor, with rounds of a second. */
final class DemoConfig {

  private DemoConfig() {}

  /**
   * The configuration as YAML; the root certificate that it names is written to the folder.
   *
   * @throws IOException where the folder cannot be written to
   */
  static String text(MailWorld world, Path folder) throws IOException {
    Path root = world.authority().writeRoot(folder.resolve("root.pem"));
    return """
    domains: [%s]
    schedule:
      interval: 1s
      recheck: [1s]
      confirm: {definite: 2, transient: 3, recovered: 2}
    checks:
      resolvers: ["127.0.0.1:%d"]
      trusted_certificates: %s
      allow_private_addresses: true
      ports: {https: %d, smtp: %d}
      smtp_reuse: 1s
    alerts:
      group_wait: 1s
      receivers:
        - name: ops
          email:
            to: [ops@example.net]
            from: mta-sts-monitor@example.net
            smtp: {host: 127.0.0.1, port: %d, tls: none}
    http: {listen: "127.0.0.1:0"}
    storage: {path: %s}
    """
        .formatted(
            Break.Stage.DOMAIN,
            world.dns().address().getPort(),
            root,
            world.httpsPort(),
            world.smtpPort(),
            world.inbox().address().getPort(),
            folder.resolve("state.db"));
  }
}

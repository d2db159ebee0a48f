package mtasts.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mtasts.lab.LabDomain;
import mtasts.lab.MailWorld;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.smtp.MxHost;

/**
 * The process that serves a fleet: good domains that share 20 MX hosts, two each, and 20 web
 * servers. Runs until its standard input ends.
 */
public final class FleetLab {

  static final String READY = "ready";
  static final String CONFIG = "config.yaml";
  static final String ROOT = "root.pem";
  static final String SERVERS = "servers";
  static final int MX_HOSTS = 20;
  private static final int WEB_SERVERS = 20;

  private final MailWorld world;
  private final List<String> domains = new ArrayList<>();
  private final List<String> servers = new ArrayList<>();

  private FleetLab(MailWorld world) {
    this.world = world;
  }

  /** Arguments: how many domains, and the folder for the files that tell of them. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    try (MailWorld world = MailWorld.open()) {
      FleetLab lab = new FleetLab(world);
      lab.settle(Integer.parseInt(args[0]));
      lab.describe(folder);
      System.out.println(READY);
      while (System.in.read() >= 0) {
        // nobody has anything to say
      }
    }
  }

  /** Certificates are made now, so that the first client does not wait for them. */
  private void settle(int count) {
    for (int i = 0; i < MX_HOSTS; i++) {
      MxHost host = world.mxHost(mx(i));
      host.tls().identity();
      servers.add(BareLoop.SMTP + " " + mx(i) + " " + at(host.address(), world.smtpPort()));
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (int i = 0; i < WEB_SERVERS; i++) {
      addresses.add(world.nextAddress());
    }
    for (int i = 0; i < count; i++) {
      String name = "d" + i + ".example";
      InetAddress address = addresses.get(i % WEB_SERVERS);
      LabDomain domain = world.domainAt(address, name, mx(i % MX_HOSTS), mx((i + 1) % MX_HOSTS));
      PolicyHost host = domain.policyHost();
      host.tls().identity();
      domains.add(name);
      servers.add(BareLoop.HTTPS + " mta-sts." + name + " " + at(address, world.httpsPort()));
    }
  }

  private static String mx(int number) {
    return "mx" + number + ".provider.example";
  }

  private static String at(InetAddress address, int port) {
    return address.getHostAddress() + " " + port;
  }

  private void describe(Path folder) throws IOException {
    Path root = world.authority().writeRoot(folder.resolve(ROOT));
    Files.write(folder.resolve(SERVERS), servers);
    Files.writeString(
        folder.resolve(CONFIG),
        """
        domains: [%s]
        checks:
          resolvers: ["127.0.0.1:%d"]
          trusted_certificates: %s
          allow_private_addresses: true
          ports: {https: %d, smtp: %d}
          ehlo_name: monitor.example
        alerts:
          receivers:
            - name: ops
              email:
                to: [ops@example.net]
                from: mta-sts-monitor@example.net
                smtp: {host: 127.0.0.1, port: %d, tls: none}
        http: {listen: "127.0.0.1:%d"}
        storage: {path: %s}
        """
            .formatted(
                String.join(", ", domains),
                world.dns().address().getPort(),
                root,
                world.httpsPort(),
                world.smtpPort(),
                world.inbox().address().getPort(),
                freePort(),
                folder.resolve("state.db")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

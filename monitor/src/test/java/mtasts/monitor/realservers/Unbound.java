package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An unbound that asks nobody but a {@link Knot} and keeps no answer, so that changes are seen at
 * once. It forwards, as following delegations would lead to port 53. What lies below a trust anchor
 * it validates (DNSSEC).
 */
final class Unbound implements AutoCloseable {
  private final InetSocketAddress address;
  private final ServerProcess process;

  /**
   * Starts the server and waits until it resolves.
   *
   * @param trustAnchors DS records of zones that must be signed
   */
  Unbound(
      Path directory,
      InetSocketAddress address,
      InetSocketAddress authority,
      List<String> trustAnchors) {
    this.address = address;
    Path configuration = directory.resolve("unbound.conf");
    try {
      Files.createDirectories(directory);
      Files.writeString(configuration, configuration(directory, address, authority, trustAnchors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Commands.run("unbound-checkconf", configuration);
    process =
        new ServerProcess(
            "unbound", directory.resolve("log"), "unbound", "-d", "-p", "-c", configuration);
    try {
      process.awaitUntil("resolves the root", () -> !Dig.shortly(address, ".", "SOA").isEmpty());
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return address;
  }

  String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }

  private static String configuration(
      Path directory,
      InetSocketAddress address,
      InetSocketAddress authority,
      List<String> trustAnchors) {
    String anchors =
        trustAnchors.stream()
            .map("  trust-anchor: \"%s\"\n"::formatted)
            .collect(Collectors.joining());
    return """
    server:
      directory: "%1$s"
      chroot: ""
      username: ""
      use-syslog: no
      logfile: ""
      verbosity: 1
      interface: %2$s@%3$d
      access-control: 127.0.0.0/8 allow
      do-ip6: no
      do-not-query-localhost: no
      module-config: "validator iterator"
      val-bogus-ttl: 0
      cache-max-ttl: 0
      cache-max-negative-ttl: 0
      infra-host-ttl: 1
    %6$s
    remote-control:
      control-enable: no
    forward-zone:
      name: "."
      forward-addr: %4$s@%5$d
    """
        .formatted(
            directory,
            address.getAddress().getHostAddress(),
            address.getPort(),
            authority.getAddress().getHostAddress(),
            authority.getPort(),
            anchors);
  }
}

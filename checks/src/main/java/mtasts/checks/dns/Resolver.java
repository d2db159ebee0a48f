package mtasts.checks.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import mtasts.checks.net.Addresses;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/**
 * A recursive resolver to ask.
 *
 * @param address its address and port
 * @param trusted whether its word on DNSSEC (the AD bit) counts: true where the way to it is safe,
 *     as RFC 7672 §2.2 wants
 */
public record Resolver(InetSocketAddress address, boolean trusted) {

  /** A resolver whose word on DNSSEC counts only where it runs on this machine. */
  public static Resolver at(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    return new Resolver(address, host != null && host.isLoopbackAddress());
  }

  /**
   * The resolvers of this machine, from {@code /etc/resolv.conf}, in their order; without any
   * there, the one on loopback, as resolv.conf(5) has it.
   */
  public static List<Resolver> system() {
    ResolvConfResolverConfigProvider file = new ResolvConfResolverConfigProvider();
    file.initialize();
    List<Resolver> found =
        file.servers().stream().filter(s -> !s.isUnresolved()).map(Resolver::at).toList();
    return found.isEmpty()
        ? List.of(at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 53)))
        : found;
  }

  /** The address, with the port where it is not 53. */
  @Override
  public String toString() {
    InetAddress host = address.getAddress();
    if (host == null) {
      return address.getHostString() + ":" + address.getPort();
    }
    String text = Addresses.text(host);
    if (address.getPort() == 53) {
      return text;
    }
    return (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort();
  }
}

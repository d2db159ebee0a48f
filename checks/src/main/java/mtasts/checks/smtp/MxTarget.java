package mtasts.checks.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import mtasts.checks.net.Addresses;
import mtasts.checks.report.Printable;

/**
 * Whom a conversation is with.
 *
 * @param host the MX host's name, A-labels
 * @param address one of its addresses
 * @param port the port, 25 but for trials
 */
record MxTarget(String host, InetAddress address, int port) {

  private static final int MAX_HOST = 255;

  /** The name, safe to show. */
  String shownHost() {
    return Printable.text(host, MAX_HOST);
  }

  String shownAddress() {
    return Addresses.text(address);
  }

  String cause() {
    return shownHost() + " [" + shownAddress() + "]";
  }

  String subject() {
    return cause() + ":" + port;
  }

  /** Address and port as command lines take them. */
  String endpoint() {
    String shown = shownAddress();
    return (address instanceof Inet6Address ? "[" + shown + "]" : shown) + ":" + port;
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(address, port);
  }
}

package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback addresses of our own, one for each host, so that all hosts have the same port: 443 and
 * 25 where this process may bind them, else one free port for each of the two.
 */
final class Loopback {
  private static final int REAL_HTTPS = 443;
  private static final int REAL_SMTP = 25;

  /**
   * In the middle of 127.0.0.0/8, at a place that an earlier run, if it was killed, hardly used.
   */
  private final int network = ThreadLocalRandom.current().nextInt(64, 192);

  private final int subnetwork = ThreadLocalRandom.current().nextInt(256);
  private final int httpsPort;
  private final int smtpPort;
  private int lastHost;

  Loopback() {
    httpsPort = bindable(REAL_HTTPS) ? REAL_HTTPS : freePort();
    smtpPort = bindable(REAL_SMTP) ? REAL_SMTP : freePort();
  }

  /** An address that nobody else was given. */
  InetAddress address() {
    lastHost++;
    return address(lastHost);
  }

  /** An address that nobody else was given, with a port that is free there for TCP. */
  InetSocketAddress endpoint() {
    return new InetSocketAddress(address(), freePort());
  }

  /** The port of all policy hosts. */
  int httpsPort() {
    return httpsPort;
  }

  /** The port of all MX hosts. */
  int smtpPort() {
    return smtpPort;
  }

  private InetAddress address(int host) {
    try {
      return InetAddress.getByAddress(
          new byte[] {127, (byte) network, (byte) subnetwork, (byte) host});
    } catch (IOException e) {
      throw new UncheckedIOException("four bytes are an address", e);
    }
  }

  private boolean bindable(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, address(254))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Free on every address when asked; the kernel hands such a port to nobody else for a while. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }
}

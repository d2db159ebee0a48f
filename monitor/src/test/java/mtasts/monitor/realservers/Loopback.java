package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loopback addresses of our own, one for each host, so that all hosts have the same port: 443 and
 * 25 where this process may bind them, else one free port for each of the two.
 */
final class Loopback {
  private static final int REAL_HTTPS = 443;
  private static final int REAL_SMTP = 25;

  /** In the middle of 127.0.0.0/8: so many networks of 256 addresses, from 127.64.0.0 on. */
  private static final int NETWORKS = (192 - 64) * 256;

  /**
   * The next one, so that no two of a run are the same; the first is at a place that another run,
   * now or killed earlier, hardly used.
   */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(NETWORKS));

  private final int network = NEXT.getAndIncrement() % NETWORKS;
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
          new byte[] {127, (byte) (64 + network / 256), (byte) network, (byte) host});
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

  /**
   * Free on every address when asked, and below those that the kernel gives to whoever asks for
   * any: nobody takes it meanwhile.
   */
  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (IOException _) {
        // taken: another
      }
    }
  }
}

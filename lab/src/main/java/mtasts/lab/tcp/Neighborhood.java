package mtasts.lab.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One port at many loopback addresses, so that hosts differ by address as they do in the world.
 * Holds the port at 127.0.0.1, where nobody listens: another neighborhood, in this process or
 * another, gets another port. Thread-safe.
 */
public final class Neighborhood implements AutoCloseable {

  private final Socket holder;

  private Neighborhood(Socket holder) {
    this.holder = holder;
  }

  /** Takes a free port. */
  public static Neighborhood open() throws IOException {
    Socket holder = new Socket();
    try {
      holder.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      return new Neighborhood(holder);
    } catch (IOException e) {
      holder.close();
      throw e;
    }
  }

  /** The port of all addresses. */
  public int port() {
    return holder.getLocalPort();
  }

  /** The port at that address. */
  public InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, port());
  }

  @Override
  public void close() {
    TcpListener.closeQuietly(holder);
  }
}

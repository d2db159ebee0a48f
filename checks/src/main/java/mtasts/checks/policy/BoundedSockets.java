package mtasts.checks.policy;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Makes sockets that give out a bounded number of bytes in all. OkHttp bounds the header but not
 * the line of a chunk's size, nor what hides behind a compression that never yields a byte.
 */
final class BoundedSockets extends SocketFactory {

  /** Room for a chain, a header and a policy in chunks of one byte each, a TLS record for each. */
  private static final long MAX_BYTES = 3L * 1024 * 1024;

  /** What it takes to see the version that a ServerHello chooses. */
  private static final int OPENING = 11;

  private final AtomicLong received = new AtomicLong();
  private final ByteArrayOutputStream opening = new ByteArrayOutputStream(OPENING);

  /** Bytes received so far, TLS included. */
  long received() {
    return received.get();
  }

  /** The first bytes received, at most eleven. */
  byte[] opening() {
    return opening.toByteArray(); // its methods are synchronized
  }

  /** The bound is reached. */
  static final class Flood extends IOException {
    Flood() {
      super("more than " + MAX_BYTES + " bytes");
    }
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket =
        new Socket() {
          @Override
          public InputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
          }
        };
    socket.setTcpNoDelay(true); // else the request waits 40 ms for the word that Finished came
    return socket;
  }

  private final class Counted extends FilterInputStream {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        opening.write(bytes, offset, Math.min(read, OPENING - opening.size()));
        if (received.addAndGet(read) > MAX_BYTES) {
          throw new Flood();
        }
      }
      return read;
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw onlyUnconnected();
  }

  private static UnsupportedOperationException onlyUnconnected() {
    return new UnsupportedOperationException("OkHttp connects its sockets itself");
  }
}

package mtasts.checks.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A socket whose reads end with a deadline, however slowly the bytes drip in; also what a TLS
 * socket over it reads. A read past the deadline is a {@link SocketTimeoutException}. Writes are
 * not watched: keep them smaller than the send buffer.
 */
public final class DeadlineSocket extends Socket {

  private volatile Deadline deadline;

  /** An unconnected socket with this deadline for all that it does. */
  public DeadlineSocket(Deadline deadline) {
    this.deadline = deadline;
  }

  /** From now on reads end at this deadline. */
  public void until(Deadline next) {
    deadline = next;
  }

  /** Connects before the deadline. */
  public void connectTo(InetSocketAddress address) throws IOException {
    connect(address, left());
    setTcpNoDelay(true); // else EHLO waits 40 ms for the word that Finished came
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Watched(super.getInputStream());
  }

  private int left() throws SocketTimeoutException {
    if (deadline.isOver()) {
      throw new SocketTimeoutException("the deadline is over");
    }
    return Math.max(1, deadline.leftMillis()); // 0 would mean forever
  }

  private final class Watched extends FilterInputStream {

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      setSoTimeout(left());
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      setSoTimeout(left());
      return super.read(bytes, offset, length);
    }
  }
}

package mtasts.checks.dns;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import mtasts.checks.net.Deadline;

/** A socket's input that ends with the deadline, however the bytes drip in. */
final class Timed extends InputStream {

  private final Socket socket;
  private final Deadline deadline;

  Timed(Socket socket, Deadline deadline) {
    this.socket = socket;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    arm();
    return socket.getInputStream().read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    arm();
    return socket.getInputStream().read(bytes, offset, length);
  }

  private void arm() throws IOException {
    if (deadline.isOver()) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout(Math.max(1, deadline.leftMillis()));
  }
}

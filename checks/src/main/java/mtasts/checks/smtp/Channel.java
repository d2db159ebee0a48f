package mtasts.checks.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The two directions of a connection, plain or encrypted, as commands and replies. */
final class Channel {

  private final OutputStream out;
  private final ReplyReader in;
  private final Transcript transcript;

  Channel(Socket socket, Transcript transcript) throws IOException {
    this.out = socket.getOutputStream();
    this.in = new ReplyReader(socket.getInputStream());
    this.transcript = transcript;
  }

  /** Says a command and takes the answer. */
  Received ask(String command) {
    transcript.sent(command);
    try {
      out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      // The server has hung up; what it said before that is still to be read, and says more.
      transcript.note("the connection took no more");
    }
    return hear();
  }

  /** Takes what the server says. */
  Received hear() {
    Received received = in.read();
    transcript.got(received);
    return received;
  }

  ReplyReader in() {
    return in;
  }
}

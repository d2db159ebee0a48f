package mtasts.lab.smtp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import mtasts.lab.tcp.Lines;
import mtasts.lab.tls.ClientHello;
import mtasts.lab.tls.TlsEndpoint;

/** The server's end of an SMTP connection, plain or encrypted. Not thread-safe. */
final class SmtpChannel {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  SmtpChannel(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** The next line of the client; empty where it has left. */
  Optional<String> read() throws IOException {
    return Optional.ofNullable(Lines.read(in));
  }

  /** Sends the lines of a reply, as they are, in one segment. */
  void reply(List<String> lines) throws IOException {
    send(String.join("\r\n", lines) + "\r\n");
  }

  void reply(String line) throws IOException {
    reply(List.of(line));
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Sends a byte at a time, with so long a pause before each. */
  void drip(String text, Duration pause) throws IOException, InterruptedException {
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      Thread.sleep(pause);
      out.write(b);
      out.flush();
    }
  }

  /** Says nothing and takes all that comes, until the client leaves. */
  void stayMute() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Reads the first record of the client's handshake. */
  ClientHello readHello() throws IOException {
    return ClientHello.read(in);
  }

  /** Goes on encrypted; empty where the endpoint's fault has ended the conversation. */
  Optional<SmtpChannel> encrypt(TlsEndpoint tls, ClientHello hello) throws IOException {
    Optional<SSLSocket> encrypted = tls.accept(socket, in, hello);
    return encrypted.isPresent() ? Optional.of(new SmtpChannel(encrypted.get())) : Optional.empty();
  }

  /** Says no more, where encrypted with a close_notify; the socket is the listener's to close. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** The command of a line, in upper case. */
  static String verb(String line) {
    int end = line.indexOf(' ');
    return (end < 0 ? line : line.substring(0, end)).toUpperCase(Locale.ROOT);
  }
}

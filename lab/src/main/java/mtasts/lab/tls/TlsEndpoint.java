package mtasts.lab.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The TLS side of a server: its certificate, its versions, its faults. Thread-safe. */
public final class TlsEndpoint {

  private static final int ALERT_HANDSHAKE_FAILURE = 40;
  private static final int ALERT_PROTOCOL_VERSION = 70;
  private static final int ALERT_UNRECOGNIZED_NAME = 112;

  private final Supplier<Identity> ownIdentity;
  private volatile @Nullable Identity identity;
  private volatile List<String> protocols = List.of();
  private volatile boolean clientCertificate;
  private volatile TlsFault fault = TlsFault.NONE;

  /** An endpoint without faults; its identity is asked for when the first client comes. */
  public TlsEndpoint(Supplier<Identity> ownIdentity) {
    this.ownIdentity = ownIdentity;
  }

  /** What it shows of itself from the next handshake on. */
  public void identity(Identity shown) {
    this.identity = shown;
  }

  /** What it shows of itself. */
  public Identity identity() {
    Identity shown = identity;
    if (shown == null) {
      synchronized (this) {
        shown = identity;
        if (shown == null) {
          shown = ownIdentity.get();
          identity = shown;
        }
      }
    }
    return shown;
  }

  /** The protocol versions by their JSSE names, as far as this JVM has them; none for its own. */
  public void protocols(String... names) {
    this.protocols = List.of(names);
  }

  /** Whether it breaks off with a client that shows no certificate; it trusts none anyway. */
  public void requireClientCertificate(boolean required) {
    this.clientCertificate = required;
  }

  /** What goes wrong from the next connection on. */
  public void fault(TlsFault next) {
    this.fault = next;
  }

  /** Back to the endpoint's own certificate, all versions, no faults. */
  public void heal() {
    identity = null;
    protocols = List.of();
    clientCertificate = false;
    fault = TlsFault.NONE;
  }

  /**
   * Shakes hands.
   *
   * @param in what is read from the socket, of which the client's first record is gone already
   * @return the encrypted connection, which leaves closing the socket to the caller; empty where a
   *     fault has ended the conversation
   * @throws IOException where the handshake fails
   */
  public Optional<SSLSocket> accept(Socket socket, InputStream in, ClientHello hello)
      throws IOException {
    OutputStream out = socket.getOutputStream();
    switch (fault) {
      case NONE -> {
        return Optional.of(handshake(socket, in, hello));
      }
      case SILENCE -> in.transferTo(OutputStream.nullOutputStream());
      case DROP -> {}
      case GARBAGE ->
          say(
              socket,
              in,
              "This is not the protocol that you want.\r\n".getBytes(StandardCharsets.US_ASCII));
      case HANDSHAKE_ALERT -> say(socket, in, alert(ALERT_HANDSHAKE_FAILURE));
      case VERSION_ALERT -> say(socket, in, alert(ALERT_PROTOCOL_VERSION));
      case OLD_VERSION -> say(socket, in, oldServerHello());
    }
    out.flush();
    return Optional.empty();
  }

  /** Tells a client that no server of its server name is here (RFC 6066 §3), and ends. */
  public static void refuseName(Socket socket, InputStream in) throws IOException {
    say(socket, in, alert(ALERT_UNRECOGNIZED_NAME));
  }

  private SSLSocket handshake(Socket socket, InputStream in, ClientHello hello) throws IOException {
    byte[] more = in.readNBytes(in.available());
    InputStream consumed =
        new SequenceInputStream(
            new ByteArrayInputStream(hello.bytes()), new ByteArrayInputStream(more));
    SSLSocket tls =
        (SSLSocket)
            identity().serverContext().getSocketFactory().createSocket(socket, consumed, false);
    List<String> wanted = protocols;
    if (!wanted.isEmpty()) {
      tls.setEnabledProtocols(wanted.toArray(String[]::new));
    }
    tls.setNeedClientAuth(clientCertificate);
    try {
      tls.startHandshake();
      return tls;
    } catch (IOException e) {
      linger(socket, socket.getInputStream());
      throw e;
    }
  }

  private static void say(Socket socket, InputStream in, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    linger(socket, in);
  }

  /**
   * Says no more and waits for the client to leave: closing at once could reset the connection
   * before the client has read the alert.
   */
  private static void linger(Socket socket, InputStream in) throws IOException {
    socket.shutdownOutput();
    in.transferTo(OutputStream.nullOutputStream());
  }

  private static byte[] alert(int description) {
    return new byte[] {21, 3, 3, 0, 2, 2, (byte) description};
  }

  /** A ServerHello of TLS 1.0 (RFC 2246 §7.4.1.3) with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA. */
  private static byte[] oldServerHello() {
    int hello = 2 + 32 + 1 + 2 + 1;
    return ByteBuffer.allocate(5 + 4 + hello)
        .put((byte) 22)
        .putShort((short) 0x0301)
        .putShort((short) (4 + hello))
        .putInt(0x02 << 24 | hello)
        .putShort((short) 0x0301)
        .put(new byte[32])
        .put((byte) 0)
        .putShort((short) 0xc013)
        .put((byte) 0)
        .array();
  }
}

package mtasts.lab.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The first TLS record of a client, and the server name in it (RFC 6066 §3). Read before the
 * handshake proper, so that a server can choose by it what to do, even with a client that breaks
 * off.
 */
public final class ClientHello {

  private static final int RECORD_HEADER = 5;
  private static final int MAX_RECORD = 16_384 + 256;
  private static final int RANDOM = 32;
  private static final int HANDSHAKE_HEADER = 4;

  private final byte[] bytes;

  private ClientHello(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads one record; what it holds is looked at later, so that it may be anything. */
  public static ClientHello read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(RECORD_HEADER);
    if (header.length < RECORD_HEADER) {
      throw new EOFException("the client left before its first TLS record");
    }
    int length = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(3));
    if (length > MAX_RECORD) {
      throw new IOException("the client does not speak TLS");
    }
    byte[] body = in.readNBytes(length);
    return new ClientHello(
        ByteBuffer.allocate(RECORD_HEADER + body.length).put(header).put(body).array());
  }

  /** The server name in lower case; empty where there is none, or it can't be read. */
  public Optional<String> serverName() {
    try {
      ByteBuffer hello = ByteBuffer.wrap(bytes);
      hello.position(RECORD_HEADER + HANDSHAKE_HEADER + 2 + RANDOM);
      skip(hello, Byte.toUnsignedInt(hello.get())); // session id
      skip(hello, Short.toUnsignedInt(hello.getShort())); // cipher suites
      skip(hello, Byte.toUnsignedInt(hello.get())); // compression methods
      hello.getShort(); // length of all extensions
      return serverName(hello);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The record as it was read. */
  byte[] bytes() {
    return bytes.clone();
  }

  private static Optional<String> serverName(ByteBuffer extensions) {
    while (extensions.hasRemaining()) {
      int type = extensions.getShort();
      int length = Short.toUnsignedInt(extensions.getShort());
      if (type == 0) {
        extensions.getShort(); // length of the list
        extensions.get(); // kind of the name: host name is the only one there is
        byte[] name = new byte[Short.toUnsignedInt(extensions.getShort())];
        extensions.get(name);
        return Optional.of(new String(name, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
      }
      skip(extensions, length);
    }
    return Optional.empty();
  }

  private static void skip(ByteBuffer buffer, int bytes) {
    buffer.position(buffer.position() + bytes);
  }
}

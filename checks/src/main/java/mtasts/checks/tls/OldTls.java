package mtasts.checks.tls;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Asks a server whether it would speak TLS 1.0 or 1.1. The JDK has these switched off for the whole
 * process, and for good reason; so this sends no more than a ClientHello of TLS 1.1 (RFC 4346
 * §7.4.1.2) by hand and reads the version in the ServerHello. Nothing is agreed on and no secret
 * exists: the connection is only good for closing afterwards.
 */
public final class OldTls {

  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int TLS_1_0 = 0x0301;
  private static final int TLS_1_1 = 0x0302;
  private static final int MIN_RECORD = 6;
  private static final int MAX_RECORD = 1 << 14;
  private static final int MAX_NAME = 255;

  /** What servers of that age have: AES and 3DES in CBC mode, with every key exchange. */
  private static final short[] SUITES = {
    (short) 0xc00a,
    (short) 0xc009,
    (short) 0xc014,
    (short) 0xc013,
    0x0039,
    0x0033,
    0x0035,
    0x002f,
    (short) 0xc008,
    (short) 0xc012,
    0x0016,
    0x000a,
    0x00ff // the last: RFC 5746
  };

  private OldTls() {}

  /**
   * Says hello over a fresh connection.
   *
   * @param host the name for SNI
   * @return {@code TLS 1.0} or {@code TLS 1.1} where the server agrees to that; empty where it
   *     refuses or says something else
   * @throws IOException where the connection breaks or nothing comes in time
   */
  public static Optional<String> versionOf(InputStream in, OutputStream out, String host)
      throws IOException {
    out.write(clientHello(host));
    out.flush();
    try {
      return serverVersion(new DataInputStream(in));
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> serverVersion(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    in.readUnsignedShort(); // the record's version says nothing
    int length = in.readUnsignedShort();
    if (type != HANDSHAKE || length < MIN_RECORD || length > MAX_RECORD) {
      return Optional.empty();
    }
    int message = in.readUnsignedByte();
    in.skipNBytes(3); // its length
    int version = in.readUnsignedShort();
    if (message != SERVER_HELLO) {
      return Optional.empty();
    }
    return switch (version) {
      case TLS_1_0 -> Optional.of("TLS 1.0");
      case TLS_1_1 -> Optional.of("TLS 1.1");
      default -> Optional.empty();
    };
  }

  private static byte[] clientHello(String host) {
    byte[] extensions = extensions(host);
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    int body = 2 + random.length + 1 + 2 + 2 * SUITES.length + 2 + 2 + extensions.length;
    ByteBuffer out = ByteBuffer.allocate(5 + 4 + body);
    out.put((byte) HANDSHAKE).putShort((short) TLS_1_0).putShort((short) (4 + body));
    out.putInt(1 << 24 | body); // ClientHello
    out.putShort((short) TLS_1_1).put(random);
    out.put((byte) 0); // no session
    out.putShort((short) (2 * SUITES.length));
    for (short suite : SUITES) {
      out.putShort(suite);
    }
    out.putShort((short) 0x0100); // no compression
    return out.putShort((short) extensions.length).put(extensions).array();
  }

  /** Server name (RFC 6066 §3), then curves and point formats (RFC 8422 §5.1). */
  private static byte[] extensions(String host) {
    byte[] name = ServerName.bytes(host);
    boolean named = name.length > 0 && name.length <= MAX_NAME;
    short[] curves = {0x001d, 0x0017, 0x0018};
    ByteBuffer out = ByteBuffer.allocate((named ? 9 + name.length : 0) + 6 + 2 * curves.length + 6);
    if (named) {
      out.putShort((short) 0).putShort((short) (5 + name.length));
      out.putShort((short) (3 + name.length)).put((byte) 0);
      out.putShort((short) name.length).put(name);
    }
    out.putShort((short) 10).putShort((short) (2 + 2 * curves.length));
    out.putShort((short) (2 * curves.length));
    for (short curve : curves) {
      out.putShort(curve);
    }
    return out.putShort((short) 11).putShort((short) 2).putShort((short) 0x0100).array();
  }
}

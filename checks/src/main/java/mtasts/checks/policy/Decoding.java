package mtasts.checks.policy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads a body through its Content-Encoding (RFC 9110 §8.4.1). None is asked for, but a server that
 * compresses all the same shows a policy that some senders can read. An encoding that is not known
 * leaves the bytes as they are.
 */
final class Decoding {

  private Decoding() {}

  /**
   * The decoded bytes as they come; the reader bounds them.
   *
   * @throws IOException also where the compressed data is damaged from its start
   */
  static InputStream of(InputStream body, Optional<String> encoding) throws IOException {
    return switch (encoding.orElse("").toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new GZIPInputStream(body);
      case "deflate" -> deflate(new BufferedInputStream(body, 2));
      default -> body;
    };
  }

  /** With the zlib wrapper, as the RFC has it, or bare, as some servers do. */
  private static InputStream deflate(InputStream body) throws IOException {
    body.mark(2);
    int first = body.read();
    int second = body.read();
    body.reset();
    boolean wrapped = (first & 0x0f) == 8 && ((first << 8) + second) % 31 == 0;
    return wrapped ? new InflaterInputStream(body) : new Bare(body);
  }

  /** Frees its inflater on close, which the JDK's own stream does only for one it made itself. */
  private static final class Bare extends InflaterInputStream {

    Bare(InputStream in) {
      super(in, new Inflater(true));
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}

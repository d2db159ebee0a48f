package mtasts.lab.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mtasts.lab.tcp.Lines;
import org.jspecify.annotations.Nullable;

/** A request as it came in. Immutable. */
public final class HttpRequest {

  private static final int MAX_HEADERS = 200;
  private static final int MAX_BODY = 16 << 20;

  private final String method;
  private final String path;
  private final List<HttpHeader> headers;
  private final byte[] body;

  private HttpRequest(String method, String path, List<HttpHeader> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** Reads one request; empty where the client leaves before it has sent any. */
  static Optional<HttpRequest> read(InputStream in) throws IOException {
    String line = Lines.read(in);
    if (line == null) {
      return Optional.empty();
    }
    List<String> words = List.of(line.split(" ", -1));
    if (words.size() != 3) {
      throw new IOException("no request line: " + line);
    }
    List<HttpHeader> headers = HttpHeader.readAll(in, MAX_HEADERS);
    HttpRequest head = new HttpRequest(words.get(0), words.get(1), headers, new byte[0]);
    int length = head.contentLength();
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("the client left before the end of the body");
    }
    return Optional.of(new HttpRequest(head.method, head.path, headers, body));
  }

  /** {@code GET}, {@code POST}, … */
  public String method() {
    return method;
  }

  /** The target of the request line, with its query. */
  public String path() {
    return path;
  }

  /** All header lines, in order. */
  public List<HttpHeader> headers() {
    return headers;
  }

  /** The first header of the name, in any case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(HttpHeader::value)
        .findFirst();
  }

  /** The body's bytes. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private int contentLength() throws IOException {
    @Nullable String length = header("Content-Length").orElse(null);
    if (length == null) {
      if (header("Transfer-Encoding").isPresent()) {
        throw new IOException("chunked requests are not taken here");
      }
      return 0;
    }
    try {
      int bytes = Integer.parseInt(length);
      if (bytes < 0 || bytes > MAX_BODY) {
        throw new IOException("a body of " + length + " bytes");
      }
      return bytes;
    } catch (NumberFormatException e) {
      throw new IOException("Content-Length: " + length, e);
    }
  }
}

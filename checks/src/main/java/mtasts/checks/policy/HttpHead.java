package mtasts.checks.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.checks.report.Printable;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * The head of an HTTP answer.
 *
 * @param status the status code
 * @param reason the words behind it, escaped
 * @param lines status line and header fields as evidence: escaped, bounded
 * @param contentType the first Content-Type, as sent
 * @param contentEncoding the Content-Encoding, as sent; absent where it encodes nothing
 * @param location where a redirect points to, as sent
 * @param isFlood more than any honest server sends
 */
record HttpHead(
    int status,
    String reason,
    List<String> lines,
    Optional<String> contentType,
    Optional<String> contentEncoding,
    Optional<String> location,
    boolean isFlood) {

  static final int MAX_BYTES = 64 * 1024;
  static final int MAX_LINES = 200;
  private static final int SHOWN_LINES = 50;
  private static final int SHOWN_CHARACTERS = 300;

  static HttpHead of(Response response) {
    Headers headers = response.headers();
    String reason = Printable.text(response.message(), 80);
    return new HttpHead(
        response.code(),
        reason,
        lines(response, reason),
        first(headers, "Content-Type"),
        first(headers, "Content-Encoding").filter(coding -> !coding.equalsIgnoreCase("identity")),
        first(headers, "Location"),
        headers.size() > MAX_LINES || headers.byteCount() > MAX_BYTES);
  }

  private static Optional<String> first(Headers headers, String name) {
    return headers.values(name).stream().findFirst().map(String::strip);
  }

  private static List<String> lines(Response response, String reason) {
    Headers headers = response.headers();
    List<String> lines = new ArrayList<>();
    String version = response.protocol().toString().toUpperCase(Locale.ROOT);
    lines.add((version + " " + response.code() + " " + reason).strip());
    for (int i = 0; i < Math.min(headers.size(), SHOWN_LINES); i++) {
      lines.add(Printable.text(headers.name(i) + ": " + headers.value(i), SHOWN_CHARACTERS));
    }
    if (headers.size() > SHOWN_LINES) {
      lines.add("… and " + (headers.size() - SHOWN_LINES) + " more header lines");
    }
    return lines;
  }
}

package mtasts.lab.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a server answers. Immutable; each change makes a new one. */
final class HttpResponse {

  private final int status;
  private final List<HttpHeader> headers;
  private final byte[] body;

  private HttpResponse(int status, List<HttpHeader> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(
        status, List.of(new HttpHeader("Content-Type", contentType)), body.clone());
  }

  HttpResponse withStatus(int code) {
    return new HttpResponse(code, headers, body);
  }

  /** Puts the header in the place of all of its name. */
  HttpResponse with(String name, String value) {
    HttpResponse changed = without(name);
    List<HttpHeader> all = new ArrayList<>(changed.headers);
    all.add(new HttpHeader(name, value));
    return new HttpResponse(status, all, body);
  }

  HttpResponse without(String name) {
    List<HttpHeader> rest =
        headers.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList();
    return new HttpResponse(status, rest, body);
  }

  HttpResponse withBody(byte[] bytes) {
    return new HttpResponse(status, headers, bytes.clone());
  }

  byte[] body() {
    return body.clone();
  }

  /** Status line and headers, without the empty line behind them and without a length. */
  String head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    return head.append("Connection: close\r\n").toString();
  }

  /** The whole answer as it goes over the wire. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = head() + "Content-Length: " + body.length + "\r\n\r\n";
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}

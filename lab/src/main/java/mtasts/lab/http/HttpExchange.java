package mtasts.lab.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends an answer, or what the fault makes of it. */
final class HttpExchange {

  private static final byte[] GARBAGE = "SSH-2.0-lab\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEADER =
      "X-Flood: 0123456789abcdef0123456789abcdef\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE =
      "mx: mx.example.com\r\n".repeat(50).getBytes(StandardCharsets.US_ASCII);

  private final HttpResponse response;
  private final HttpFault fault;
  private final Duration drip;

  /** With a drip above zero each byte of the answer waits so long. */
  HttpExchange(HttpResponse response, HttpFault fault, Duration drip) {
    this.response = response;
    this.fault = fault;
    this.drip = drip;
  }

  void send(InputStream in, OutputStream out) throws IOException, InterruptedException {
    byte[] bytes = response.bytes();
    switch (fault) {
      case NONE -> sendPaced(bytes, bytes.length, out);
      case SILENCE -> in.transferTo(OutputStream.nullOutputStream());
      case DROP -> {}
      case DROP_IN_HEADERS -> sendPaced(bytes, response.head().length() / 2, out);
      case DROP_IN_BODY -> sendPaced(bytes, bytes.length - response.body().length / 2, out);
      case GARBAGE -> out.write(GARBAGE);
      case ENDLESS_HEADERS -> {
        out.write(response.head().getBytes(StandardCharsets.ISO_8859_1));
        sendForEver(HEADER, out);
      }
      case ENDLESS_BODY -> {
        out.write((response.head() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        sendForEver(LINE, out);
      }
    }
    out.flush();
  }

  private void sendPaced(byte[] bytes, int length, OutputStream out)
      throws IOException, InterruptedException {
    if (drip.isZero()) {
      out.write(bytes, 0, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      out.write(bytes[i]);
      out.flush();
      Thread.sleep(drip);
    }
  }

  /** Ends when the client leaves, or the server closes. */
  private static void sendForEver(byte[] bytes, OutputStream out) throws IOException {
    while (!Thread.currentThread().isInterrupted()) {
      out.write(bytes);
    }
  }
}

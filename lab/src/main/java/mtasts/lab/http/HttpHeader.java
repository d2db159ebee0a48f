package mtasts.lab.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import mtasts.lab.tcp.Lines;

/** One header line. */
public record HttpHeader(String name, String value) {

  /** Reads header lines up to the empty line behind them. */
  static List<HttpHeader> readAll(InputStream in, int atMost) throws IOException {
    List<HttpHeader> headers = new ArrayList<>();
    while (headers.size() <= atMost) {
      String line = Lines.read(in);
      if (line == null) {
        throw new EOFException("the client left within the headers");
      }
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("no header: " + line);
      }
      headers.add(new HttpHeader(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    throw new IOException("more than " + atMost + " headers");
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}

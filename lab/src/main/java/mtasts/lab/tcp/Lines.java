package mtasts.lab.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines that end in LF or CRLF, as ISO 8859-1, so that no byte is lost. */
public final class Lines {

  private static final int MAX_LINE = 64 * 1024;

  private Lines() {}

  /**
   * The next line without its end, or null where the stream has ended.
   *
   * @throws IOException where the line is longer than 64 KiB
   */
  public static @Nullable String read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("a line of more than " + MAX_LINE + " bytes");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}

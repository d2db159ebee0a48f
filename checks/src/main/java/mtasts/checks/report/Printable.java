package mtasts.checks.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Turns what a stranger sent into text that is safe to show: printable ASCII stays, everything else
 * becomes {@code \xNN} a byte, and what is too long is cut with {@code …}. The result holds no
 * control character, no line break and no bidirectional mark.
 */
public final class Printable {

  private Printable() {}

  /** The bytes as safe text of at most {@code max} characters. */
  public static String bytes(byte[] bytes, int max) {
    StringBuilder out = new StringBuilder(Math.min(bytes.length, max) + 8);
    for (byte b : bytes) {
      String shown = shown(b & 0xff);
      if (out.length() + shown.length() > max - 1) {
        return out.append('…').toString();
      }
      out.append(shown);
    }
    return out.toString();
  }

  /** The text as safe text of at most {@code max} characters; what is not ASCII shows as UTF-8. */
  public static String text(String text, int max) {
    int enough = Math.min(text.length(), max + 1);
    return bytes(text.substring(0, enough).getBytes(StandardCharsets.UTF_8), max);
  }

  /**
   * A text of several lines, as a policy: CR and LF stay where they end a line, everything else is
   * escaped as above. Nothing is cut: the bytes are bounded already.
   */
  public static String lines(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length + 8);
    for (int i = 0; i < bytes.length; i++) {
      boolean endsLine =
          bytes[i] == '\n' || (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n');
      out.append(endsLine ? String.valueOf((char) bytes[i]) : shown(bytes[i] & 0xff));
    }
    return out.toString();
  }

  /** The bytes that {@link #lines} or, where nothing was cut, {@link #bytes} shows as this text. */
  public static byte[] original(String shown) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(shown.length());
    for (int i = 0; i < shown.length(); i++) {
      if (shown.charAt(i) != '\\') {
        out.write(shown.charAt(i));
      } else if (shown.charAt(i + 1) == '\\') {
        out.write('\\');
        i++;
      } else {
        out.write(HexFormat.fromHexDigits(shown, i + 2, i + 4));
        i += 3;
      }
    }
    return out.toByteArray();
  }

  private static String shown(int b) {
    if (b == '\\') {
      return "\\\\";
    }
    return b >= 0x20 && b < 0x7f ? String.valueOf((char) b) : String.format("\\x%02X", b);
  }
}

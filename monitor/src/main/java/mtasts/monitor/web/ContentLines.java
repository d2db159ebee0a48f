package mtasts.monitor.web;

import java.nio.charset.StandardCharsets;

/** The lines of a calendar (RFC 5545 §3.1): names with values, folded, each ended by CRLF. */
final class ContentLines {

  /** A line is at most so many octets, its end not counted. */
  private static final int LONGEST = 75;

  private final StringBuilder lines = new StringBuilder();

  /** A value that is no text: a time, a name. */
  void add(String name, String value) {
    int octets = 0;
    for (int c : (name + ":" + value).codePoints().toArray()) {
      String letter = Character.toString(c);
      int length = letter.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LONGEST) { // never within a character
        lines.append("\r\n ");
        octets = 1;
      }
      lines.append(letter);
      octets += length;
    }
    lines.append("\r\n");
  }

  /** A text, with what stands for something else escaped (§3.3.11). */
  void addText(String name, String text) {
    add(
        name,
        text.replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replace("\n", "\\n")
            .replaceAll("\\p{Cntrl}", ""));
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}

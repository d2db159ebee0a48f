package mtasts.alerts.notice;

/**
 * Makes text that may hold a stranger's words safe for one line anywhere: in a header, a terminal,
 * a page. Letters of all scripts stay; what controls or reorders text does not.
 */
public final class Plain {

  private Plain() {}

  /** One line: controls, line breaks and bidirectional marks become {@code ?}. */
  public static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isShown(c) ? c : '?'));
    return out.toString();
  }

  /** One line of at most {@code max} characters, cut with {@code …}. */
  public static String line(String text, int max) {
    String line = line(text);
    if (line.length() <= max) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(max - 2)) ? max - 2 : max - 1;
    return line.substring(0, end) + "…";
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}

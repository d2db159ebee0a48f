package mtasts.monitor.config;

/** Puts what the user wrote into a message: in quotes, on one line, cut where it is long. */
final class Quoted {

  private static final int MAX_LENGTH = 80;

  private Quoted() {}

  /** The text in single quotes; invisible characters become {@code \\uNNNN}. */
  static String text(String text) {
    StringBuilder out = new StringBuilder("'");
    int[] points = text.codePoints().limit(MAX_LENGTH + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, MAX_LENGTH); i++) {
      if (isVisible(points[i])) {
        out.appendCodePoint(points[i]);
      } else {
        out.append(String.format("\\u%04X", points[i]));
      }
    }
    return out.append(points.length > MAX_LENGTH ? "…'" : "'").toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

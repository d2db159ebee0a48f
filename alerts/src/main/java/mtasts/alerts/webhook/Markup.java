package mtasts.alerts.webhook;

/** How text that may hold a stranger's words is written so that nothing in it acts. */
enum Markup {
  /** Where text is only text. */
  PLAIN {
    @Override
    String escaped(int c) {
      return Character.toString(c);
    }
  },
  /** Slack: what begins a mention or a link becomes an entity. */
  SLACK {
    @Override
    String escaped(int c) {
      return switch (c) {
        case '&' -> "&amp;";
        case '<' -> "&lt;";
        case '>' -> "&gt;";
        default -> Character.toString(c);
      };
    }
  },
  /** Discord: a backslash before all that Markdown, mentions and bare links are made of. */
  DISCORD {
    @Override
    String escaped(int c) {
      return DISCORD_ACTIVE.indexOf(c) >= 0 ? "\\" + (char) c : Character.toString(c);
    }
  };

  private static final String DISCORD_ACTIVE = "\\`*_~|<>@#:[]-+";

  private static final String CUT = "…";

  /** One character. */
  abstract String escaped(int c);

  /** The whole text. */
  String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(escaped(c)));
    return out.toString();
  }

  /**
   * At most so many UTF-16 units, escapes counted; what is cut ends with {@code …}, and no escape
   * and no surrogate pair is cut through.
   */
  String clip(String text, int max) {
    String whole = escape(text);
    if (whole.length() <= max) {
      return whole;
    }
    StringBuilder out = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      String next = escaped(c);
      if (out.length() + next.length() + CUT.length() > max) {
        break;
      }
      out.append(next);
    }
    return out + CUT;
  }
}

package mtasts.alerts.webhook;

import java.util.List;
import java.util.Locale;
import mtasts.alerts.notice.Chapter.Subject;

/**
 * Something that a message says, under a name.
 *
 * @param kind what it is
 * @param items the parts, each one line of shown characters: lines of a text, names of domains
 * @param total how many parts there are in all, at least those given
 * @param separator what stands between two
 */
record Fact(Kind kind, List<String> items, int total, String separator) {

  /** What there is to say. */
  enum Kind {
    DESCRIPTION("What it means"),
    SEEN("Seen"),
    REMEDY("How to fix it"),
    DOMAINS("Domains"),
    ACKNOWLEDGED("Acknowledged"),
    RESOLVED("Resolved"),
    FIRST_SEEN("First seen"),
    OPEN(Subject.OPEN),
    ENDED(Subject.ENDED),
    BEHIND(Subject.BEHIND),
    UNKNOWN(Subject.UNKNOWN),
    EXPIRIES(Subject.EXPIRIES),
    NEWS(Subject.NEWS);

    private final String heading;

    Kind(String heading) {
      this.heading = heading;
    }

    Kind(Subject subject) {
      this(subject.heading());
    }

    /** What a chapter of a digest says. */
    static Kind of(Subject subject) {
      return switch (subject) {
        case OPEN -> OPEN;
        case ENDED -> ENDED;
        case BEHIND -> BEHIND;
        case UNKNOWN -> UNKNOWN;
        case EXPIRIES -> EXPIRIES;
        case NEWS -> NEWS;
      };
    }

    /** The name in a label: {@code first_seen}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the list. */
  Fact {
    items = List.copyOf(items);
  }

  /** A text of one or more lines. */
  static Fact text(Kind kind, List<String> lines) {
    return new Fact(kind, lines, lines.size(), "\n");
  }

  /** The heading that people read. */
  String name() {
    return kind.heading;
  }

  /**
   * The parts, escaped, in at most {@code max} UTF-16 units: those for which there is room, and how
   * many more there are. Only a first part that is too long by itself is cut.
   */
  String within(int max, Markup markup) {
    for (int kept = items.size(); kept > 0; kept--) {
      String text = first(kept, markup);
      if (text.length() <= max) {
        return text;
      }
    }
    return items.isEmpty() ? more(0).strip() : clipped(max, markup);
  }

  private String first(int kept, Markup markup) {
    return String.join(separator, items.subList(0, kept).stream().map(markup::escape).toList())
        + more(kept);
  }

  private String clipped(int max, Markup markup) {
    String more = more(1);
    return markup.clip(items.getFirst(), max - more.length()) + more;
  }

  private String more(int kept) {
    return total > kept ? separator + "and " + (total - kept) + " more" : "";
  }
}

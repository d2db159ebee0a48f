package mtasts.alerts.notice;

import java.util.List;

/**
 * A part of a digest.
 *
 * @param subject what it is about
 * @param items one line of shown characters each
 * @param total how many there are in all
 */
public record Chapter(Subject subject, List<String> items, int total) {

  /** What a chapter is about. */
  public enum Subject {
    OPEN("What is open"),
    ENDED("What ended"),
    BEHIND("Receivers that miss messages"),
    UNKNOWN("Domains that could not be told"),
    EXPIRIES("Certificates that end first"),
    NEWS("Worth knowing");

    private final String heading;

    Subject(String heading) {
      this.heading = heading;
    }

    /** As people read it. */
    public String heading() {
      return heading;
    }
  }

  /** Copies the list. */
  public Chapter {
    items = List.copyOf(items);
  }

  /** How many there are beside the items. */
  public int more() {
    return total - items.size();
  }
}

package mtasts.alerts.route;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Holds messages about what matches, for a time.
 *
 * @param id short, for people
 * @param match what it holds
 * @param from its first moment
 * @param until the first moment after it
 * @param comment why
 * @param origin where it comes from
 * @param over whether what was still broken at its end has been told
 */
public record Silence(
    String id,
    Matcher match,
    Instant from,
    Instant until,
    String comment,
    Origin origin,
    boolean over) {

  /** Where a silence comes from. */
  public enum Origin {
    /** Somebody asked for it. */
    PERSON,
    /** A maintenance window of the configuration. */
    WINDOW
  }

  /** A name for a new one: eight hex digits. */
  public static String newId(RandomGenerator random) {
    return "%08x".formatted(random.nextInt());
  }

  /** Whether it holds this at that moment. */
  public boolean holds(Occasion occasion, Instant at) {
    return !at.isBefore(from) && at.isBefore(until) && match.matches(occasion);
  }

  /** The same silence, ending then. */
  public Silence endingAt(Instant end) {
    return new Silence(id, match, from, end, comment, origin, over);
  }

  /** The same silence, with nothing left to do at its end. */
  public Silence done() {
    return new Silence(id, match, from, until, comment, origin, true);
  }
}

package mtasts.alerts.incident;

import java.time.Duration;

/**
 * When an incident that comes and goes is told once and then left alone.
 *
 * @param changes so many openings and ends of one code and cause; at least 2
 * @param within in this time
 * @param settle it flaps until nothing has changed for this time
 */
public record Flapping(int changes, Duration within, Duration settle) {

  /** Four in a day, until half an hour passes without one. */
  public static final Flapping DEFAULT =
      new Flapping(4, Duration.ofHours(24), Duration.ofMinutes(30));

  /** Checks the bounds. */
  public Flapping {
    if (changes < 2) {
      throw new IllegalArgumentException("one change is no flapping");
    }
  }
}

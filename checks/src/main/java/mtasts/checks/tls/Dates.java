package mtasts.checks.tls;

import java.time.Duration;
import java.time.Instant;

/** Dates in sentences, in UTC. */
public final class Dates {

  private Dates() {}

  /** {@code 2026-11-20 (3 days ago)}. */
  static String past(Instant then, Instant now) {
    return Certificates.date(then) + " (" + span(Duration.between(then, now)) + " ago)";
  }

  /** {@code 2026-11-26 (in 3 days)}. */
  public static String future(Instant then, Instant now) {
    return Certificates.date(then) + " (in " + span(Duration.between(now, then)) + ")";
  }

  /** {@code 2026-11-20}. */
  public static String day(Instant moment) {
    return Certificates.date(moment);
  }

  /** {@code 3 days}, or hours or minutes where it is less than one: rounded down. */
  public static String span(Duration duration) {
    if (duration.toDays() > 0) {
      return count(duration.toDays(), "day");
    }
    return duration.toHours() > 0
        ? count(duration.toHours(), "hour")
        : count(duration.toMinutes(), "minute");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}

package mtasts.checks.tls;

import java.time.Duration;
import java.time.Instant;

/** Dates in sentences: {@code 2026-11-20 (3 days ago)}. */
final class Dates {

  private Dates() {}

  static String past(Instant then, Instant now) {
    return Certificates.date(then) + " (" + span(Duration.between(then, now)) + " ago)";
  }

  static String future(Instant then, Instant now) {
    return Certificates.date(then) + " (in " + span(Duration.between(now, then)) + ")";
  }

  private static String span(Duration duration) {
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

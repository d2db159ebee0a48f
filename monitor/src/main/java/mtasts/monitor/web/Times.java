package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as pages show them: in UTC, and beside it in the zone of this machine where that differs.
 * Which zone a reader is in no server knows.
 *
 * @param now when the page is made
 * @param zone the zone of this machine
 */
record Times(Instant now, ZoneId zone) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);

  /** As the monitor has it now. */
  static Times of(Running running) {
    return new Times(running.now(), ZoneId.systemDefault());
  }

  /** The moment, and how far it is. */
  Html at(Instant instant) {
    return Html.all(moment(instant), text(", " + distance(instant)));
  }

  /** The moment alone. */
  Html moment(Instant instant) {
    Html utc =
        tag("time")
            .with("datetime", instant.truncatedTo(ChronoUnit.SECONDS).toString())
            .of(UTC.format(instant));
    boolean same = zone.getRules().getOffset(instant).equals(ZoneOffset.UTC);
    return same
        ? utc
        : Html.all(
            utc,
            text(" "),
            tag("span").styled("soft").of("(" + CLOCK.format(instant.atZone(zone)) + ")"));
  }

  /** The moment in words. */
  static String utc(Instant instant) {
    return UTC.format(instant);
  }

  /** As {@code 3 hours ago} or {@code in 12 days}. */
  String distance(Instant instant) {
    Duration distance = Duration.between(instant, now);
    return distance.isNegative() ? "in " + length(distance.negated()) : length(distance) + " ago";
  }

  /** The length in its largest unit, rounded down. */
  static String length(Duration length) {
    if (length.toDays() >= 1) {
      return number(length.toDays(), "day");
    }
    if (length.toHours() >= 1) {
      return number(length.toHours(), "hour");
    }
    return length.toMinutes() >= 1
        ? number(length.toMinutes(), "minute")
        : number(length.toSeconds(), "second");
  }

  private static String number(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}

package mtasts.alerts.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import mtasts.alerts.route.WallClock;

/**
 * When the digest is due: once a week, whatever there is to say, so that its absence says something
 * too; or once a day, where there is something to say.
 *
 * @param weekday the day of the week; absent: every day
 * @param at the time of day
 * @param zone where that time counts
 */
public record DigestTimes(Optional<DayOfWeek> weekday, LocalTime at, ZoneId zone) {

  private static final int DAYS = DayOfWeek.values().length;

  /** Whether it comes with nothing to say, too. */
  public boolean isUnconditional() {
    return weekday.isPresent();
  }

  /** The time between two. */
  public Duration period() {
    return Duration.ofDays(weekday.isPresent() ? DAYS : 1);
  }

  /** The last moment at which it was due, {@code now} included. */
  public Instant lastDue(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, zone);
    while (!isDue(day, now)) {
      day = day.minusDays(1);
    }
    return moment(day);
  }

  private boolean isDue(LocalDate day, Instant now) {
    return weekday.map(day.getDayOfWeek()::equals).orElse(true) && !moment(day).isAfter(now);
  }

  private Instant moment(LocalDate day) {
    return WallClock.first(day.atTime(at), zone);
  }
}

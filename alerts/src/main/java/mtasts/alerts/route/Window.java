package mtasts.alerts.route;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A maintenance window that comes again every week.
 *
 * @param match what it holds
 * @param weekdays days on which it begins
 * @param from its begin
 * @param to its end; not after {@code from}: on the next day
 * @param zone where these times count
 */
public record Window(
    Matcher match, Set<DayOfWeek> weekdays, LocalTime from, LocalTime to, ZoneId zone) {

  /** Copies the set. */
  public Window {
    weekdays = Set.copyOf(weekdays);
  }

  /** One time that it is there: from the begin to the first moment after it. */
  public record Span(Instant begin, Instant end) {}

  /**
   * The time around this moment; empty where it is not there. Where clocks are set, a begin is the
   * first moment that it can mean, an end the last: no minute that the clock shows within the
   * window is left out.
   */
  public Optional<Span> around(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    for (LocalDate first : List.of(day.minusDays(1), day)) {
      Span span = span(first);
      if (weekdays.contains(first.getDayOfWeek())
          && !at.isBefore(span.begin)
          && at.isBefore(span.end)) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
  }

  private Span span(LocalDate day) {
    LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
    return new Span(WallClock.first(day.atTime(from), zone), WallClock.last(last.atTime(to), zone));
  }

  /** As the configuration has it: {@code maintenance sun 02:00-04:00 Europe/Berlin}. */
  @Override
  public String toString() {
    String days =
        weekdays.size() == DayOfWeek.values().length
            ? "daily"
            : weekdays.stream()
                .sorted()
                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    return "maintenance " + days + " " + from + "-" + to + " " + zone;
  }
}

package mtasts.alerts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks in Berlin: forward on 2026-03-29 at 01:00 UTC, back on 2026-10-25 at 01:00 UTC. */
final class DigestTimesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    // a Monday in winter, then the same in summer
    "2026-11-23T07:00:00Z, 08:00, 2026-11-23T07:00:00Z",
    "2026-11-23T06:59:59.999Z, 08:00, 2026-11-16T07:00:00Z",
    "2026-11-29T23:00:00Z, 08:00, 2026-11-23T07:00:00Z",
    "2026-06-15T06:00:00Z, 08:00, 2026-06-15T06:00:00Z",
    // over the change: a week is an hour shorter, or longer
    "2026-03-30T05:59:59Z, 08:00, 2026-03-23T07:00:00Z",
    "2026-03-30T06:00:00Z, 08:00, 2026-03-30T06:00:00Z",
    "2026-10-26T07:00:00Z, 08:00, 2026-10-26T07:00:00Z",
  })
  void everyWeekOnItsDay(Instant now, LocalTime at, Instant due) {
    DigestTimes mondays = new DigestTimes(Optional.of(DayOfWeek.MONDAY), at, BERLIN);

    assertThat(mondays.lastDue(now)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T12:00:00Z, 08:00, 2026-11-23T07:00:00Z",
    "2026-11-23T06:00:00Z, 08:00, 2026-11-22T07:00:00Z",
    // 02:30 is not there: the moment of the change
    "2026-03-29T00:59:59Z, 02:30, 2026-03-28T01:30:00Z",
    "2026-03-29T01:00:00Z, 02:30, 2026-03-29T01:00:00Z",
    // 02:30 is there twice: the first, and only it
    "2026-10-25T00:29:59Z, 02:30, 2026-10-24T00:30:00Z",
    "2026-10-25T00:30:00Z, 02:30, 2026-10-25T00:30:00Z",
    "2026-10-25T01:45:00Z, 02:30, 2026-10-25T00:30:00Z",
  })
  void everyDay(Instant now, LocalTime at, Instant due) {
    DigestTimes daily = new DigestTimes(Optional.empty(), at, BERLIN);

    assertThat(daily.lastDue(now)).isEqualTo(due);
  }
}

package mtasts.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks in Berlin: forward on 2026-03-29 at 01:00 UTC, back on 2026-10-25 at 01:00 UTC. */
final class WindowTest {

  private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
  private static final Set<DayOfWeek> SUNDAY = EnumSet.of(DayOfWeek.SUNDAY);

  @Test
  void isThereFromItsFirstMomentToBeforeItsLast() {
    Window window = window(SUNDAY, "02:00", "04:00", "UTC");

    assertThat(window.around(Instant.parse("2026-11-22T01:59:59.999Z"))).isEmpty();
    assertThat(window.around(Instant.parse("2026-11-22T02:00:00Z")))
        .hasValue(span("2026-11-22T02:00:00Z", "2026-11-22T04:00:00Z"));
    assertThat(window.around(Instant.parse("2026-11-22T03:59:59.999Z"))).isPresent();
    assertThat(window.around(Instant.parse("2026-11-22T04:00:00Z"))).isEmpty();
    assertThat(window.around(Instant.parse("2026-11-23T03:00:00Z"))).isEmpty();
  }

  @Test
  void itsDayIsThatOnWhichItBegins() {
    Window window = window(SUNDAY, "23:00", "01:00", "UTC");
    Window.Span span = span("2026-11-22T23:00:00Z", "2026-11-23T01:00:00Z");

    assertThat(window.around(Instant.parse("2026-11-22T00:30:00Z"))).isEmpty();
    assertThat(window.around(Instant.parse("2026-11-22T23:30:00Z"))).hasValue(span);
    assertThat(window.around(Instant.parse("2026-11-23T00:30:00Z"))).hasValue(span);
    assertThat(window.around(Instant.parse("2026-11-23T01:00:00Z"))).isEmpty();
  }

  @Test
  void wholeDaysJoin() {
    Window window = window(DAILY, "00:00", "00:00", "Europe/Berlin");

    assertThat(window.around(Instant.parse("2026-11-22T22:59:59Z")))
        .hasValue(span("2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z"));
    assertThat(window.around(Instant.parse("2026-11-22T23:00:00Z")))
        .hasValue(span("2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // in summer and in winter
    "2026-06-14T01:00:00Z, 02:00, 04:00, 2026-06-14T00:00:00Z, 2026-06-14T02:00:00Z",
    "2026-01-11T02:00:00Z, 02:00, 04:00, 2026-01-11T01:00:00Z, 2026-01-11T03:00:00Z",
    // forward: 02:00 to 03:00 is not there
    "2026-03-29T01:30:00Z, 02:00, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
    "2026-03-29T01:10:00Z, 02:30, 03:30, 2026-03-29T01:00:00Z, 2026-03-29T01:30:00Z",
    "2026-03-29T00:59:00Z, 01:30, 02:30, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
    "2026-03-29T00:30:00Z, 23:00, 05:00, 2026-03-28T22:00:00Z, 2026-03-29T03:00:00Z",
    // back: 02:00 to 03:00 is there twice
    "2026-10-25T00:00:00Z, 02:00, 04:00, 2026-10-25T00:00:00Z, 2026-10-25T03:00:00Z",
    "2026-10-25T01:29:00Z, 02:15, 02:30, 2026-10-25T00:15:00Z, 2026-10-25T01:30:00Z",
    "2026-10-25T01:29:00Z, 01:30, 02:30, 2026-10-24T23:30:00Z, 2026-10-25T01:30:00Z",
    "2026-10-25T01:30:00Z, 23:00, 05:00, 2026-10-24T21:00:00Z, 2026-10-25T04:00:00Z",
  })
  void clocksThatAreSetLeaveNoMinuteOut(
      Instant at, LocalTime from, LocalTime to, Instant begin, Instant end) {
    Window window = new Window(Matcher.EVERYTHING, DAILY, from, to, ZoneId.of("Europe/Berlin"));

    assertThat(window.around(at)).isEqualTo(Optional.of(new Window.Span(begin, end)));
  }

  @Test
  void aWindowThatTheClockSkipsIsNotThere() {
    Window window = window(SUNDAY, "02:10", "02:50", "Europe/Berlin");

    assertThat(window.around(Instant.parse("2026-03-29T00:59:59Z"))).isEmpty();
    assertThat(window.around(Instant.parse("2026-03-29T01:00:00Z"))).isEmpty();
  }

  @Test
  void saysWhatItIs() {
    assertThat(window(SUNDAY, "02:00", "04:00", "Europe/Berlin"))
        .hasToString("maintenance sun 02:00-04:00 Europe/Berlin");
    assertThat(window(DAILY, "23:30", "01:00", "UTC"))
        .hasToString("maintenance daily 23:30-01:00 UTC");
  }

  private static Window window(Set<DayOfWeek> days, String from, String to, String zone) {
    return new Window(
        Matcher.EVERYTHING, days, LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
  }

  private static Window.Span span(String begin, String end) {
    return new Window.Span(Instant.parse(begin), Instant.parse(end));
  }
}

package mtasts.alerts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DigestTimerTest {

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final DigestTimer mondays = timer(List.of("ops"));

  @BeforeEach
  void begin() {
    mondays.turn(store, clock.set("2026-11-25T12:00:00Z"));
  }

  @Test
  void whatWasDueBeforeTheFirstStartIsNotSent() {
    assertThat(store.rows()).isEmpty();
  }

  @Test
  void eachDueTimeMakesOne() {
    clock.set("2026-11-30T07:59:59Z");
    assertThat(mondays.turn(store, clock.instant())).isFalse();
    clock.set("2026-11-30T08:00:00Z");
    assertThat(mondays.turn(store, clock.instant())).isTrue();
    assertThat(mondays.turn(store, clock.advance(Duration.ofSeconds(1)))).isFalse();

    assertThat(store.rows()).singleElement().matches(row -> row.receiver().equals("ops"));
  }

  @Test
  void ofSeveralThatWereMissedOneIsMade() {
    mondays.turn(store, clock.advance(Duration.ofDays(30)));

    assertThat(store.rows()).hasSize(1);
  }

  @Test
  void oneThatStillWaitsIsReplaced() {
    mondays.turn(store, clock.advance(Duration.ofDays(7)));
    mondays.turn(store, clock.advance(Duration.ofDays(7)));

    assertThat(store.rows())
        .extracting(OutboxMessage::status)
        .containsExactly(Status.SUPERSEDED, Status.WAITING);
  }

  @Test
  void aReceiverThatIsNewWaitsForTheNext() {
    clock.set("2026-11-30T08:00:00Z");
    timer(List.of("ops", "boss")).turn(store, clock.instant());

    assertThat(store.rows()).extracting(OutboxMessage::receiver).containsExactly("ops");
  }

  @Test
  void aClockThatGoesBackAnHourMakesNoSecond() {
    clock.set("2026-11-30T08:00:00Z");
    mondays.turn(store, clock.instant());
    mondays.turn(store, clock.advance(Duration.ofHours(-1)));
    mondays.turn(store, clock.advance(Duration.ofHours(1)));

    assertThat(store.rows()).hasSize(1);
  }

  @Test
  void aClockThatWasYearsAheadDoesNotStopItForYears() {
    clock.set("2031-01-01T00:00:00Z");
    mondays.turn(store, clock.instant());
    clock.set("2026-11-25T12:00:00Z");
    mondays.turn(store, clock.instant());
    clock.set("2026-11-30T08:00:00Z");
    mondays.turn(store, clock.instant());

    assertThat(store.rows()).hasSize(2);
  }

  private static DigestTimer timer(List<String> receivers) {
    return new DigestTimer(
        new DigestTimes(Optional.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), ZoneOffset.UTC),
        receivers,
        new Random(1));
  }
}

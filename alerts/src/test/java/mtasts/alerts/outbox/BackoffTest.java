package mtasts.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {

  private static final Instant CREATED = Instant.parse("2026-11-23T20:00:00Z");

  private final Backoff backoff = new Backoff(new Random(1));

  @ParameterizedTest(name = "after {0} attempts about {1} s")
  @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "10, 2560", "11, 3600", "1000000, 3600"})
  void pausesDoubleUpToAnHour(int attempts, long seconds) {
    Instant next = backoff.next(tried(attempts), Optional.empty(), CREATED).orElseThrow();

    assertThat(Duration.between(CREATED, next).toMillis()).isBetween(seconds * 800, seconds * 1200);
  }

  @Test
  void waitsAsLongAsTheReceiverWants() {
    assertThat(backoff.next(tried(1), Optional.of(Duration.ofMinutes(7)), CREATED))
        .hasValue(CREATED.plus(Duration.ofMinutes(7)));
  }

  @Test
  void aShorterWishDoesNotHurryIt() {
    assertThat(backoff.next(tried(11), Optional.of(Duration.ZERO), CREATED).orElseThrow())
        .isAfter(CREATED.plus(Duration.ofMinutes(40)));
  }

  @Test
  void triesOnceMoreAtTheEndAndThenGivesUp() {
    Instant end = CREATED.plus(Backoff.GIVE_UP);

    assertThat(backoff.next(tried(1), Optional.of(Duration.ofDays(99_999)), CREATED)).hasValue(end);
    assertThat(backoff.next(tried(2), Optional.empty(), end)).isEmpty();
  }

  private static OutboxMessage tried(int attempts) {
    return Stream.iterate(
            OutboxMessage.waiting(
                "msg-1", new Topic.Digest(), Addressee.of("ops"), 1, CREATED, CREATED),
            OutboxMessage::attempted)
        .skip(attempts)
        .findFirst()
        .orElseThrow();
  }
}

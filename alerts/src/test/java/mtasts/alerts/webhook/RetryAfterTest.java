package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @Test
  void readsSecondsAndDates() {
    assertThat(RetryAfter.parse("120", NOW)).hasValue(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(" 0 ", NOW)).hasValue(Duration.ZERO);
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 20:05:00 GMT", NOW))
        .hasValue(Duration.ofMinutes(5));
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 19:00:00 GMT", NOW)).hasValue(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "+5", "1.5", "soon", "٣", "99999999999999999999"})
  void ignoresWhatItCannotRead(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }
}

package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbeLimitTest {

  private long now = Long.MAX_VALUE - 1_000; // where a clock of nanoseconds may stand, and overflow
  private final ProbeLimit limit = new ProbeLimit(() -> now);

  private int entered(int tries) {
    int entered = 0;
    for (int i = 0; i < tries; i++) {
      if (limit.enter()) {
        entered++;
        limit.leave();
      }
    }
    return entered;
  }

  @Test
  void letsAMinutesWorthInTogetherAndThenOneASecond() {
    assertThat(entered(100)).isEqualTo(ProbeLimit.A_MINUTE);
    now += Duration.ofMillis(999).toNanos();
    assertThat(entered(1)).isZero();
    now += Duration.ofMillis(1).toNanos();
    assertThat(entered(10)).isEqualTo(1);
    now += Duration.ofSeconds(10).toNanos();
    assertThat(entered(100)).isEqualTo(10);
  }

  @Test
  void savesNoMoreThanAMinute() {
    now += Duration.ofHours(1).toNanos();
    assertThat(entered(200)).isEqualTo(ProbeLimit.A_MINUTE);
  }

  @Test
  void hasSoManyPlaces() {
    for (int i = 0; i < ProbeLimit.AT_ONCE; i++) {
      assertThat(limit.enter()).isTrue();
    }
    assertThat(limit.enter()).isFalse();
    limit.leave();
    assertThat(limit.enter()).isTrue();
  }
}

package mtasts.checks.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of what senders do, as sentences. */
class TraitTest {

  @Test
  void namesEverySenderWithItsVersion() {
    assertThat(Trait.MAX_AGE_ZERO.told())
        .isEqualTo(
            "max_age is 0: refused by chasquid 1.18; read as 86400 by Stalwart (2025-06);"
                + " raised to 604800 in enforce by mimecast/mta-sts (2025-04)");
  }

  @Test
  void joinsSeveralSendersWithAnd() {
    assertThat(Trait.NONE_WITHOUT_MX.told())
        .endsWith("refused by chasquid 1.18, Stalwart (2025-06) and mimecast/mta-sts (2025-04)");
  }

  @ParameterizedTest
  @EnumSource
  void isOneShortLine(Trait trait) {
    assertThat(trait.told()).hasSizeLessThan(250).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"4000, 0", "4001, 1", "15001, 2", "20001, 3", "60001, 4"})
  void slownessAddsUp(long millis, int rows) {
    assertThat(Trait.slowerThan(Duration.ofMillis(millis))).hasSize(rows);
  }
}

package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private static String shown(ZoneId zone, Instant instant) {
    return new Times(NOW, zone).moment(instant).document();
  }

  @Test
  void aTimeIsToldInUtc() {
    assertThat(shown(ZoneOffset.UTC, Instant.parse("2026-11-24T09:30:15.5Z")))
        .contains("<time datetime=\"2026-11-24T09:30:15Z\">2026-11-24 09:30:15 UTC</time>")
        .doesNotContain("(");
  }

  @Test
  void theZoneOfThisMachineStandsBesideWhereItDiffers() {
    assertThat(shown(ZoneId.of("Europe/Berlin"), NOW)).contains("(11:00 CET)");
    assertThat(shown(ZoneId.of("Europe/London"), NOW)).doesNotContain("(");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 seconds ago",
    "1, 1 second ago",
    "119, 1 minute ago",
    "7200, 2 hours ago",
    "172800, 2 days ago",
    "-90, in 1 minute",
    "-1209600, in 14 days"
  })
  void howFarATimeIsIsToldInItsLargestUnit(long secondsAgo, String words) {
    assertThat(new Times(NOW, ZoneOffset.UTC).distance(NOW.minus(Duration.ofSeconds(secondsAgo))))
        .isEqualTo(words);
  }
}

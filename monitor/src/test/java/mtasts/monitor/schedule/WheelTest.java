package mtasts.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import mtasts.checks.report.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

  @ParameterizedTest
  @CsvSource({"PT0.2S,1", "PT1S,1", "PT1M,60", "PT15M,900", "P1D,900"})
  void hasOneSlotASecondUpToNineHundred(Duration interval, int slots) {
    assertThat(new Wheel(interval).slots()).isEqualTo(slots);
  }

  @ParameterizedTest
  @CsvSource({"example.com,665", "example.org,387", "mail.example.net,738"})
  void putsADomainIntoTheSameSlotInEveryRun(String domain, int slot) {
    assertThat(new Wheel(Duration.ofMinutes(15)).slotOf(new DomainName(domain))).isEqualTo(slot);
  }

  @Test
  void spreadsDomainsEvenly() {
    Wheel wheel = new Wheel(Duration.ofMinutes(1));
    int[] domains = new int[60];
    IntStream.range(0, 60_000)
        .forEach(i -> domains[wheel.slotOf(new DomainName("d" + i + ".example"))]++);
    assertThat(IntStream.of(domains)).allMatch(count -> count > 800 && count < 1_200);
  }

  @Test
  void givesEachSlotItsTimeOnceInEachInterval() {
    Wheel wheel = new Wheel(Duration.ofMinutes(15));
    for (int slot = 0; slot < wheel.slots(); slot++) {
      Instant next = wheel.nextTime(slot, NOW);
      assertThat(next).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(wheel.interval()));
      assertThat(wheel.nextTime(slot, next)).isEqualTo(next.plus(wheel.interval()));
      assertThat(wheel.nextTime(slot, NOW.plusSeconds(3))).isIn(next, next.plus(wheel.interval()));
    }
  }

  @Test
  void spacesItsSlotsEvenly() {
    Wheel wheel = new Wheel(Duration.ofMinutes(15));
    assertThat(wheel.nextTime(7, Instant.EPOCH)).isEqualTo(Instant.ofEpochSecond(7));
    assertThat(wheel.nextTime(899, Instant.EPOCH)).isEqualTo(Instant.ofEpochSecond(899));
  }
}

package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeliveryVerdictTest {

  @ParameterizedTest
  @CsvSource({
    "GOOD,PROTECTED",
    "GOOD GOOD,PROTECTED",
    "BAD,REFUSED",
    "BAD BAD,REFUSED",
    "GOOD BAD,PARTIAL",
    "UNKNOWN,UNKNOWN",
    "GOOD UNKNOWN,UNKNOWN",
    "BAD UNKNOWN,UNKNOWN",
    "GOOD BAD UNKNOWN,PARTIAL"
  })
  void anUnjudgedHostCountsOnlyWhereTheOthersDoNotDecide(String hosts, Delivery expected) {
    List<Verdict> verdicts = Stream.of(hosts.split(" ")).map(Verdict::valueOf).toList();
    assertThat(DeliveryVerdict.of(Verdict.GOOD, Mode.ENFORCE, verdicts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"TESTING,UNPROTECTED", "NONE,UNPROTECTED"})
  void onlyEnforceProtects(Mode mode, Delivery expected) {
    assertThat(DeliveryVerdict.of(Verdict.GOOD, mode, List.of(Verdict.GOOD))).isEqualTo(expected);
  }

  @Test
  void withoutAUsableRecordOrPolicyMailGoesAsWithoutMtaSts() {
    assertThat(DeliveryVerdict.of(Verdict.BAD, Mode.NONE, List.of(Verdict.BAD)))
        .isEqualTo(Delivery.UNPROTECTED);
  }

  @Test
  void aRecordThatCouldNotBeLookedUpLeavesTheVerdictOpen() {
    assertThat(DeliveryVerdict.of(Verdict.UNKNOWN, Mode.ENFORCE, List.of(Verdict.GOOD)))
        .isEqualTo(Delivery.UNKNOWN);
  }
}

package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.POLICY_UNKNOWN_FIELD;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Set;
import mtasts.checks.InputCount;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any bytes as a policy. */
class PolicyFuzzTest {

  private static final Set<FindingCode> HARMLESS =
      Set.of(POLICY_DUPLICATE_FIELD, POLICY_UNKNOWN_FIELD);
  private static final int MOST_FAULTS = 150;

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  @FuzzTest(maxDuration = "1m")
  void anyBytesGiveAPolicyOrAReason(byte[] body) {
    INPUTS.add();
    check(body);
  }

  static void check(byte[] body) {
    PolicyReading reading = PolicyParser.parse(body);
    boolean flawless = reading.problems().stream().allMatch(p -> HARMLESS.contains(p.code()));
    assertThat(reading.policy().isPresent()).isEqualTo(flawless);
    reading
        .policy()
        .ifPresent(
            policy -> {
              assertThat(policy.maxAgeSeconds()).isBetween(0L, Policy.MAX_AGE_LIMIT);
              assertThat(policy.mode() == Mode.NONE || !policy.mx().isEmpty()).isTrue();
            });

    List<Fault> faults =
        PolicyRules.judge(reading, "https://a.example/x", "cause", List.of("mx.example"));
    assertThat(faults).hasSizeLessThan(MOST_FAULTS);
    assertThat(faults)
        .allSatisfy(
            fault ->
                assertThat(fault.subject() + fault.summary() + fault.remedy())
                    .matches("[\\x20-\\x7E…]*"));
  }
}

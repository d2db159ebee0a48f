package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_INTEROP;
import static mtasts.checks.report.FindingCode.POLICY_MAX_AGE_SHORT;
import static mtasts.checks.report.FindingCode.POLICY_MODE_NONE;
import static mtasts.checks.report.FindingCode.POLICY_MODE_TESTING;
import static mtasts.checks.report.FindingCode.POLICY_MX_BROAD;
import static mtasts.checks.report.FindingCode.POLICY_MX_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the text of a policy, beyond its grammar. */
class PolicyRulesTest {

  private static final String URL = "https://mta-sts.example.com/.well-known/mta-sts.txt";
  private static final String GOOD =
      "version: STSv1\nmode: enforce\nmx: mx.example.com\nmax_age: 604800\n";

  @Test
  void goodPolicyIsQuiet() {
    assertThat(judge(GOOD)).isEmpty();
  }

  @Test
  void faultsNameLineAndCause() {
    assertThat(judge(GOOD.replace("STSv1", "STSv2")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.subject()).isEqualTo(URL + " line 1");
              assertThat(fault.cause()).isEqualTo("cause");
              assertThat(fault.summary()).contains("Line 1, column 10", "\"STSv2\"");
              assertThat(fault.remedy()).isEqualTo("Write line 1 as: version: STSv1");
            });
  }

  @Test
  void missingMxNamesTheHostsToList() {
    assertThat(judge(GOOD.replace("mx: mx.example.com\n", "")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(POLICY_MX_MISSING);
              assertThat(fault.subject()).isEqualTo(URL);
              assertThat(fault.remedy()).endsWith("mx: mx1.example.com | mx: mx2.example.com");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "enforce, 0, ERROR",
    "enforce, 1, WARNING",
    "enforce, 604799, WARNING",
    "enforce, 604800,",
    "testing, 0, ERROR",
    "testing, 86399, WARNING",
    "testing, 86400,",
    "none, 0,",
    "none, 86399,",
  })
  void shortMaxAgeMattersByMode(String mode, String maxAge, @Nullable Severity severity) {
    assertThat(
            judge(GOOD.replace("enforce", mode).replace("604800", maxAge)).stream()
                .filter(fault -> fault.code() == POLICY_MAX_AGE_SHORT)
                .flatMap(fault -> fault.in(Mode.ENFORCE).stream())
                .map(Finding::severity))
        .isEqualTo(severity == null ? List.of() : List.of(severity));
  }

  @Test
  void testingAndNoneAreTold() {
    assertThat(judge(GOOD.replace("enforce", "testing")))
        .extracting(Fault::code)
        .containsExactly(POLICY_MODE_TESTING);
    assertThat(judge(GOOD.replace("enforce", "none")))
        .extracting(Fault::code)
        .containsExactly(POLICY_MODE_NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.com", "*.co.uk", "*.github.io", "localhost", "*.localdomain"})
  void patternOverAPublicSuffixIsBroad(String pattern) {
    assertThat(judge(GOOD.replace("mx.example.com", pattern)))
        .extracting(Fault::code)
        .containsExactly(POLICY_MX_BROAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example.com", "*.example.co.uk", "co.uk", "*.a.mx.microsoft"})
  void patternOverOnesOwnDomainIsNot(String pattern) {
    assertThat(judge(GOOD.replace("mx.example.com", pattern))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x: a:b | 5 | go-mtasts/maddy",
        "x: \u00fc | 5 | postfix-mta-sts-resolver (2025-02)",
        "mx: MX2.example.com | 5 | mimecast/mta-sts (2025-04)",
        "mode: enforce | 5 | refused by KumoMTA (2026)",
        "mode: testing | 5 | the last counts in postfix-mta-sts-resolver (2025-02)",
        "max_age: 1 | 5 | the last counts in postfix-mta-sts-resolver (2025-02)",
        "max_age: x | 5 | refused by mox (2026-08)",
        "version: STSv2 | 5 | refused by mox (2026-08)",
      })
  void interopNamesTheSendersThatDiffer(String line, int number, String words) {
    assertThat(judge(GOOD + line))
        .filteredOn(fault -> fault.code() == POLICY_INTEROP)
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.subject()).isEqualTo(URL + " line " + number);
              assertThat(fault.summary()).contains(words).hasSizeLessThan(Finding.MAX_SUMMARY);
            });
  }

  @Test
  void interopTellsModeNoneWithoutMx() {
    assertThat(judge("version: STSv1\nmode: none\nmax_age: 86400\n"))
        .filteredOn(fault -> fault.code() == POLICY_INTEROP)
        .singleElement()
        .satisfies(fault -> assertThat(fault.summary()).contains("chasquid 1.18, Stalwart"));
  }

  @Test
  void interopTellsMaxAgeZero() {
    assertThat(judge(GOOD.replace("604800", "0")))
        .extracting(Fault::code)
        .containsExactly(POLICY_MAX_AGE_SHORT, POLICY_INTEROP);
  }

  @Test
  void interopTellsWhatIsLargerThan10KiB() {
    String fits = GOOD + "x: " + "y".repeat(10 * 1024 - GOOD.length() - 3);
    assertThat(judge(fits)).noneMatch(fault -> fault.code() == POLICY_INTEROP);
    assertThat(judge(fits + "y"))
        .filteredOn(fault -> fault.code() == POLICY_INTEROP)
        .singleElement()
        .satisfies(fault -> assertThat(fault.subject()).isEqualTo(URL));
  }

  private static List<Fault> judge(String text) {
    return PolicyRules.judge(
        PolicyParser.parse(text.getBytes(StandardCharsets.UTF_8)),
        URL,
        "cause",
        List.of("mx1.example.com", "mx2.example.com"));
  }
}

package mtasts.checks.mx;

import static mtasts.checks.report.FindingCode.MX_NOT_COVERED;
import static mtasts.checks.report.FindingCode.MX_PATTERN_UNUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.policy.MxPattern;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MX hosts against patterns (RFC 8461 §4.1). */
class MxCoverageTest {

  private static final String URL = "https://mta-sts.example.com/.well-known/mta-sts.txt";

  @Test
  void coveredHostsAndUsedPatternsAreQuiet() {
    assertThat(
            judge(
                Mode.ENFORCE,
                List.of("MX1.example.com", "a.example.net"),
                "mx1.example.com",
                "*.example.net"))
        .isEmpty();
  }

  @Test
  void hostThatNoPatternMatchesIsTold() {
    assertThat(
            judge(Mode.ENFORCE, List.of("mx1.example.com", "mx2.example.com"), "mx1.example.com"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(MX_NOT_COVERED);
              assertThat(fault.subject()).isEqualTo("mx2.example.com");
              assertThat(fault.cause()).isEqualTo("mx2.example.com");
              assertThat(fault.remedy())
                  .contains("Add the line mx: mx2.example.com", "publish a new id");
            });
  }

  @ParameterizedTest
  @CsvSource({"ENFORCE, ERROR", "TESTING, WARNING", "NONE,"})
  void modeDecidesHowMuchAnUncoveredHostMatters(Mode mode, Severity severity) {
    assertThat(
            judge(mode, List.of("mx2.example.com"), "mx1.example.com").stream()
                .filter(fault -> fault.code() == MX_NOT_COVERED)
                .flatMap(fault -> fault.in(mode).stream())
                .map(Finding::severity))
        .isEqualTo(severity == null ? List.of() : List.of(severity));
  }

  @Test
  void hostTwoLabelsBelowAWildcardNamesTheSendersThatTakeIt() {
    assertThat(
            judge(Mode.ENFORCE, List.of("a.b.example.com"), "*.example.com").getFirst().summary())
        .contains("more than one label below a wildcard", "mailauth 5.0.2");
  }

  @Test
  void unusedPatternBesideAUsedOneIsOnlyInfo() {
    assertThat(
            judge(Mode.ENFORCE, List.of("mx1.example.com"), "mx1.example.com", "old.example.com"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(MX_PATTERN_UNUSED);
              assertThat(fault.subject()).isEqualTo(URL + " mx: old.example.com");
              assertThat(fault.cause()).isEqualTo("cause");
              assertThat(fault.in(Mode.ENFORCE).map(Finding::severity)).contains(Severity.INFO);
            });
  }

  @Test
  void patternsAreAWarningWhereNoneMatchesAny() {
    assertThat(judge(Mode.TESTING, List.of("mx1.example.com"), "a.example.com", "b.example.com"))
        .filteredOn(fault -> fault.code() == MX_PATTERN_UNUSED)
        .extracting(fault -> fault.in(Mode.TESTING).map(Finding::severity).orElseThrow())
        .containsExactly(Severity.WARNING, Severity.WARNING);
  }

  @Test
  void uselessPatternsOfAPolicyThatOptsOutAreOnlyInfo() {
    assertThat(judge(Mode.NONE, List.of("mx1.example.com"), "a.example.com"))
        .filteredOn(fault -> fault.code() == MX_PATTERN_UNUSED)
        .extracting(fault -> fault.in(Mode.NONE).map(Finding::severity).orElseThrow())
        .containsExactly(Severity.INFO);
  }

  @Test
  void doubledHostsAndPatternsAreToldOnce() {
    assertThat(
            judge(
                Mode.ENFORCE,
                List.of("a.example.com", "a.example.com"),
                "b.example.com",
                "B.example.com"))
        .extracting(Fault::code)
        .containsExactly(MX_NOT_COVERED, MX_PATTERN_UNUSED);
  }

  @Test
  void noHostsNoFaults() {
    assertThat(judge(Mode.ENFORCE, List.of(), "mx1.example.com")).isEmpty();
  }

  private static List<Fault> judge(Mode mode, List<String> hosts, String... patterns) {
    List<MxPattern> mx = Stream.of(patterns).map(text -> MxPattern.of(text).orElseThrow()).toList();
    return MxCoverage.judge(
        new Policy(mode, 604_800, mx, new LinkedHashMap<>()), hosts, URL, "cause");
  }
}

package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.POLICY_MAX_AGE_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_MAX_AGE_MISSING;
import static mtasts.checks.report.FindingCode.POLICY_MODE_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_MODE_MISSING;
import static mtasts.checks.report.FindingCode.POLICY_MX_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_MX_MISSING;
import static mtasts.checks.report.FindingCode.POLICY_SYNTAX;
import static mtasts.checks.report.FindingCode.POLICY_TOO_LARGE;
import static mtasts.checks.report.FindingCode.POLICY_UNKNOWN_FIELD;
import static mtasts.checks.report.FindingCode.POLICY_VERSION_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_VERSION_MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 8461 §3.2, rule by rule. */
class PolicyParserTest {

  private static final String HEAD = "version: STSv1\nmode: enforce\nmx: a.example\n";
  private static final String GOOD = HEAD + "max_age: 604800\n";

  static Stream<String> valid() {
    return Stream.of(
        GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.stripTrailing(),
        GOOD.replace("\n", "\r\n").stripTrailing(),
        "version: STSv1\r\nmode: enforce\nmx: a.example\r\nmax_age: 604800\n",
        GOOD.replace(": ", ":"),
        GOOD.replace(": ", ": \t  "),
        GOOD.replace("\n", " \t\n"),
        GOOD.stripTrailing() + "  ",
        "max_age: 604800\nmx: a.example\nmode: enforce\nversion: STSv1");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void readsWhatTheGrammarAllows(String text) {
    PolicyReading reading = parse(text);
    assertThat(reading.problems()).isEmpty();
    Policy policy = reading.policy().orElseThrow();
    assertThat(policy.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(policy.maxAgeSeconds()).isEqualTo(604_800);
    assertThat(policy.mx()).extracting(MxPattern::toString).containsExactly("a.example");
  }

  static Stream<Arguments> oneProblem() {
    return Stream.of(
        // the frame
        arguments("\n" + GOOD, POLICY_SYNTAX, 1, 1),
        arguments(GOOD + "\n", POLICY_SYNTAX, 5, 1),
        arguments(GOOD + "\r\n", POLICY_SYNTAX, 5, 1),
        arguments(GOOD + " ", POLICY_SYNTAX, 5, 1),
        arguments(HEAD + "\nmax_age: 1", POLICY_SYNTAX, 4, 1),
        arguments("\uFEFF" + GOOD, POLICY_SYNTAX, 1, 1),
        arguments(GOOD.replace("\n", "\r"), POLICY_SYNTAX, 1, 15),
        arguments(GOOD.stripTrailing() + "\r", POLICY_SYNTAX, 4, 16),
        arguments(GOOD.stripTrailing() + "\r\r\n", POLICY_SYNTAX, 4, 16),
        arguments(GOOD + "x: y\u0000", POLICY_SYNTAX, 5, 5),
        // the name
        arguments(GOOD + "# remark", POLICY_SYNTAX, 5, 1),
        arguments(GOOD + "word", POLICY_SYNTAX, 5, 5),
        arguments(GOOD + ": y", POLICY_SYNTAX, 5, 1),
        arguments(GOOD + " x: y", POLICY_SYNTAX, 5, 1),
        arguments(GOOD + "x : y", POLICY_SYNTAX, 5, 2),
        arguments(GOOD + "_x: y", POLICY_SYNTAX, 5, 1),
        arguments(GOOD + "x/y: z", POLICY_SYNTAX, 5, 2),
        arguments(GOOD + "\u00e9: z", POLICY_SYNTAX, 5, 1),
        arguments(GOOD + "n".repeat(33) + ": x", POLICY_SYNTAX, 5, 33),
        arguments(GOOD.replace("mode: ", "mode "), POLICY_SYNTAX, 2, 5),
        arguments(GOOD.replace("mode: ", "mode="), POLICY_SYNTAX, 2, 5),
        arguments(GOOD.replace("mode: ", "mode : "), POLICY_SYNTAX, 2, 5),
        arguments(GOOD.replace("mx: ", " mx: "), POLICY_SYNTAX, 3, 1),
        // the value of an extension
        arguments(GOOD + "x:", POLICY_SYNTAX, 5, 3),
        arguments(GOOD + "x: \t ", POLICY_SYNTAX, 5, 6),
        arguments(GOOD + "x: a\tb", POLICY_SYNTAX, 5, 5),
        arguments(GOOD + "x: a\u007fb", POLICY_SYNTAX, 5, 5),
        arguments(GOOD + "mode:", POLICY_SYNTAX, 5, 6),
        // version
        arguments(GOOD.replace("STSv1", "STSv2"), POLICY_VERSION_INVALID, 1, 10),
        arguments(GOOD.replace("STSv1", "stsv1"), POLICY_VERSION_INVALID, 1, 10),
        arguments(GOOD.replace("STSv1", ""), POLICY_VERSION_INVALID, 1, 10),
        arguments(GOOD.replace("version: STSv1\n", ""), POLICY_VERSION_MISSING, 0, 0),
        // mode
        arguments(GOOD.replace("enforce", "Enforce"), POLICY_MODE_INVALID, 2, 7),
        arguments(GOOD.replace("enforce", "test"), POLICY_MODE_INVALID, 2, 7),
        arguments(GOOD.replace("enforce", ""), POLICY_MODE_INVALID, 2, 7),
        arguments(GOOD.replace("enforce", "enforce testing"), POLICY_MODE_INVALID, 2, 7),
        arguments(GOOD.replace("mode: enforce\n", ""), POLICY_MODE_MISSING, 0, 0),
        // max_age
        arguments(HEAD + "max_age: 31557601", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age: 9999999999", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age: 00000604800", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age: +1", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age: -1", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age: 1.5", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age: 1w", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age: \u0661", POLICY_MAX_AGE_INVALID, 4, 10),
        arguments(HEAD + "max_age:", POLICY_MAX_AGE_INVALID, 4, 9),
        arguments(HEAD, POLICY_MAX_AGE_MISSING, 0, 0),
        // mx
        arguments(GOOD.replace("a.example", "*.*.example"), POLICY_MX_INVALID, 3, 5),
        arguments(GOOD.replace("a.example", "a.example."), POLICY_MX_INVALID, 3, 5),
        arguments(GOOD.replace("a.example", "a.example b.example"), POLICY_MX_INVALID, 3, 5),
        arguments(GOOD.replace("a.example", "a.example\tb.example"), POLICY_MX_INVALID, 3, 5),
        arguments(GOOD.replace("a.example", "b\u00fccher.example"), POLICY_MX_INVALID, 3, 5),
        arguments(GOOD.replace("a.example", ""), POLICY_MX_INVALID, 3, 5),
        arguments(GOOD.replace("mx: a.example\n", ""), POLICY_MX_MISSING, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("oneProblem")
  void namesWhatBreaksTheGrammar(String text, FindingCode code, int line, int column) {
    PolicyReading reading = parse(text);
    assertThat(reading.policy()).isEmpty();
    assertThat(reading.problems())
        .filteredOn(problem -> problem.code() != POLICY_DUPLICATE_FIELD)
        .extracting(PolicyProblem::code, PolicyProblem::line, PolicyProblem::column)
        .containsExactly(tuple(code, line, column));
  }

  @Test
  void emptyFileLacksEverything() {
    assertThat(parse("").problems())
        .extracting(PolicyProblem::code)
        .containsExactly(
            POLICY_SYNTAX,
            POLICY_VERSION_MISSING,
            POLICY_MODE_MISSING,
            POLICY_MAX_AGE_MISSING,
            POLICY_MX_MISSING);
  }

  @Test
  void namesAreCaseSensitive() {
    PolicyReading reading = parse(GOOD.replace("mode:", "Mode:"));
    assertThat(reading.problems())
        .extracting(PolicyProblem::code)
        .containsExactly(POLICY_UNKNOWN_FIELD, POLICY_MODE_MISSING);
    assertThat(reading.problems().getLast().what()).contains("line 2", "Mode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "31557600", "0031557600", "0000000000"})
  void maxAgeIsOneToTenDigits(String seconds) {
    assertThat(parse(HEAD + "max_age: " + seconds).policy().orElseThrow().maxAgeSeconds())
        .isEqualTo(Long.parseLong(seconds));
  }

  @Test
  void modeNoneNeedsNoMx() {
    assertThat(parse("version: STSv1\nmode: none\nmax_age: 86400\n").policy())
        .hasValueSatisfying(policy -> assertThat(policy.mx()).isEmpty());
  }

  @Test
  void mxIsNotMissedWhereTheModeMayHaveMeantNone() {
    assertThat(parse("version: STSv1\nmode: None\nmax_age: 86400\n").problems())
        .extracting(PolicyProblem::code)
        .containsExactly(POLICY_MODE_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x: y",
        "0: y",
        "a.b_c-d: y",
        "x: a b:c=d;e",
        "x: \u00e9\u20ac\ud83d\ude00",
        "x: \u0080",
        "x: a  b",
      })
  void extensionsAreInfo(String line) {
    PolicyReading reading = parse(GOOD + line);
    assertThat(reading.policy()).isPresent();
    assertThat(reading.problems())
        .extracting(PolicyProblem::code)
        .containsExactly(POLICY_UNKNOWN_FIELD);
  }

  @Test
  void extensionNamesHaveUpTo32Characters() {
    String name = "n".repeat(32);
    assertThat(parse(GOOD + name + ": x").policy().orElseThrow().extensions())
        .containsEntry(name, "x");
  }

  static Stream<Arguments> notUtf8() {
    return Stream.of(
        arguments("a lone continuation byte", new byte[] {(byte) 0x80}),
        arguments("an overlong slash", new byte[] {(byte) 0xc0, (byte) 0xaf}),
        arguments("a surrogate", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
        arguments("above 10FFFF", new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}),
        arguments("cut short", new byte[] {(byte) 0xe2, (byte) 0x82}),
        arguments("ISO 8859-1", new byte[] {(byte) 0xfc, 'x'}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notUtf8")
  void valuesMustBeUtf8(String what, byte[] value) {
    byte[] head = (GOOD + "x: ").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + value.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(value, 0, all, head.length, value.length);
    assertThat(PolicyParser.parse(all).problems())
        .as(what)
        .extracting(PolicyProblem::code, PolicyProblem::line, PolicyProblem::column)
        .containsExactly(tuple(POLICY_SYNTAX, 5, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: STSv1",
        "version: STSv2",
        "mode: testing",
        "mode: Enforce",
        "max_age: x",
      })
  void laterCopiesAreIgnored(String line) {
    PolicyReading reading = parse(GOOD + line);
    assertThat(reading.policy()).contains(parse(GOOD).policy().orElseThrow());
    assertThat(reading.problems())
        .extracting(PolicyProblem::code, PolicyProblem::line)
        .containsExactly(tuple(POLICY_DUPLICATE_FIELD, 5));
  }

  @Test
  void badFirstCopyIsNotMendedByASecond() {
    assertThat(parse(HEAD + "max_age: x\nmax_age: 1").problems())
        .extracting(PolicyProblem::code)
        .containsExactly(POLICY_MAX_AGE_INVALID, POLICY_DUPLICATE_FIELD);
  }

  @Test
  void everyProblemIsToldInOneRun() {
    assertThat(parse("version: 1\nmode: on\nmx: *\nmax_age: no\njunk\n").problems())
        .extracting(PolicyProblem::code)
        .containsExactly(
            POLICY_VERSION_INVALID,
            POLICY_MODE_INVALID,
            POLICY_MX_INVALID,
            POLICY_MAX_AGE_INVALID,
            POLICY_SYNTAX);
  }

  @Test
  void remediesGiveTheLineToWrite() {
    assertThat(remedy(GOOD.replace("enforce", "ENFORCE"))).endsWith("as: mode: enforce");
    assertThat(remedy(HEAD + "max_age: 99999999")).endsWith("as: max_age: 31557600");
    assertThat(remedy(GOOD.replace("a.example", "https://a.example/"))).endsWith("mx: a.example");
    assertThat(remedy(GOOD.replace("a.example", "a.example."))).endsWith("mx: a.example");
    assertThat(remedy(GOOD.replace("a.example", ".a.example"))).endsWith("mx: *.a.example");
    assertThat(remedy(GOOD.replace("a.example", "b\u00fccher.example")))
        .endsWith("mx: xn--bcher-kva.example");
    assertThat(remedy(GOOD.replace("a.example", "a.example, b.example")))
        .endsWith("mx: a.example | mx: b.example");
  }

  @Test
  void manyBadLinesAreCountedNotListed() {
    List<PolicyProblem> problems = parse(GOOD + "junk\n".repeat(1000)).problems();
    assertThat(problems).hasSize(10);
    assertThat(problems.getLast().what()).endsWith("and 990 more lines like it");
  }

  @Test
  void over64KiBIsRefusedUnread() {
    String filler = "x: " + "y".repeat(PolicyParser.MAX_BYTES - GOOD.length() - 3);
    assertThat(parse(GOOD + filler).policy()).isPresent();
    assertThat(parse(GOOD + filler + "y").problems())
        .extracting(PolicyProblem::code)
        .containsExactly(POLICY_TOO_LARGE);
  }

  @Test
  void meaningIsModeMaxAgeAndTheSetOfPatterns() {
    Policy one = policy(GOOD + "mx: b.example");
    assertThat(one.meansTheSameAs(policy("mx: B.example\n" + GOOD + "mx: a.example\nx: y")))
        .isTrue();
    assertThat(one.meansTheSameAs(policy(GOOD))).isFalse();
    assertThat(one.meansTheSameAs(policy(GOOD.replace("604800", "1") + "mx: b.example"))).isFalse();
    assertThat(one.meansTheSameAs(policy(GOOD.replace("enforce", "none") + "mx: b.example")))
        .isFalse();
  }

  private static String remedy(String text) {
    return parse(text).problems().getFirst().remedy();
  }

  private static Policy policy(String text) {
    return parse(text).policy().orElseThrow();
  }

  private static PolicyReading parse(String text) {
    return PolicyParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}

package mtasts.checks.record;

import static mtasts.checks.report.FindingCode.RECORD_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.RECORD_ID_INVALID;
import static mtasts.checks.report.FindingCode.RECORD_ID_MISSING;
import static mtasts.checks.report.FindingCode.RECORD_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mtasts.checks.report.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 8461 §3.1, rule by rule. */
class StsRecordParserTest {

  private static final String ID_OF_32 = "a".repeat(32);
  private static final String NAME_OF_32 = "n".repeat(32);

  static Stream<Arguments> valid() {
    return Stream.of(
        arguments("v=STSv1; id=20160831085700Z;", "20160831085700Z"),
        arguments("v=STSv1;id=1", "1"),
        arguments("v=STSv1;id=1;", "1"),
        arguments("v=STSv1;id=" + ID_OF_32, ID_OF_32),
        arguments("v=STSv1 ; id=1 ; ", "1"),
        arguments("v=STSv1\t;\t \tid=1\t;\t", "1"),
        arguments("v=STSv1; a=b; id=1", "1"),
        arguments("v=STSv1; id=1; " + NAME_OF_32 + "=x", "1"),
        arguments("v=STSv1; id=1; 0._-=x", "1"),
        arguments("v=STSv1; id=1; a=!:<>~", "1"),
        arguments("v=STSv1; ID=2; id=1", "1"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void readsWhatTheGrammarAllows(String text, String id) {
    StsRecordReading reading = parse(text);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.record().map(StsRecord::id)).contains(id);
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments("v=STSv1;", 1, List.of(RECORD_ID_MISSING)),
        arguments("v=STSv1; ; ", 10, List.of(RECORD_INVALID, RECORD_ID_MISSING)),
        arguments("v=STSv1; a=b", 1, List.of(RECORD_ID_MISSING)),
        arguments("v=STSv1; ID=1", 1, List.of(RECORD_ID_MISSING)),
        arguments("v=STSv1; id=", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id=" + ID_OF_32 + "a", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id=2016-08-31", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id=a b", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id=a=b", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id=\u00e9", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id=\u0661", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id", 10, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id =1", 12, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id:1", 10, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1 ", 14, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1;;", 15, List.of(RECORD_INVALID)),
        arguments("v=STSv1;; id=1", 9, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a", 16, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a=", 18, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; =a", 16, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a=b=c", 19, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a=b c", 19, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a =b", 17, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a= b", 18, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; _a=b", 16, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; " + NAME_OF_32 + "n=x", 16, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a=\u007f", 18, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a=\u0000", 18, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1; a=\u00fc", 18, List.of(RECORD_INVALID)),
        arguments("v=STSv1; id=1\n", 13, List.of(RECORD_ID_INVALID)),
        arguments("v=STSv1; id=!; a", 13, List.of(RECORD_ID_INVALID, RECORD_INVALID)));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void namesWhatBreaksTheGrammar(String text, int column, List<FindingCode> codes) {
    StsRecordReading reading = parse(text);
    assertThat(reading.record()).isEmpty();
    assertThat(reading.problems()).extracting(RecordProblem::code).containsExactlyElementsOf(codes);
    assertThat(reading.problems().getFirst().column()).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=STSv1; id=1; id=2", "v=STSv1; id=1; id=!", "v=STSv1; id=1; v=STSv2"})
  void firstOfDoubledFieldsCounts(String text) {
    StsRecordReading reading = parse(text);
    assertThat(reading.record().map(StsRecord::id)).contains("1");
    assertThat(reading.problems())
        .extracting(RecordProblem::code)
        .containsExactly(RECORD_DUPLICATE_FIELD);
  }

  @Test
  void firstOfDoubledExtensionsCounts() {
    assertThat(parse("v=STSv1; a=1; id=x; a=2; b=3").record().orElseThrow().extensions())
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=STSv1; id=1; id=", "v=STSv1; id=1; id=a b"})
  void laterCopyMustStillBeAField(String text) {
    assertThat(parse(text).problems())
        .extracting(RecordProblem::code)
        .containsExactly(RECORD_INVALID);
  }

  @Test
  void aBadFirstIdIsNotMendedByASecond() {
    StsRecordReading reading = parse("v=STSv1; id=!; id=1");
    assertThat(reading.record()).isEmpty();
    assertThat(reading.problems())
        .extracting(RecordProblem::code)
        .containsExactly(RECORD_ID_INVALID, RECORD_DUPLICATE_FIELD);
  }

  @Test
  void offendingTextIsEscaped() {
    assertThat(parse("v=STSv1; id=\u001b[31m").problems().getFirst().what())
        .contains("\\x1B[31m")
        .doesNotContain("\u001b");
  }

  private static StsRecordReading parse(String text) {
    return StsRecordParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}

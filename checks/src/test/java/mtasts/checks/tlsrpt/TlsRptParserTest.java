package mtasts.checks.tlsrpt;

import static mtasts.checks.report.FindingCode.TLSRPT_INVALID;
import static mtasts.checks.report.FindingCode.TLSRPT_RUA_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.record.RecordProblem;
import mtasts.checks.report.FindingCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 8460 §3, rule by rule. */
class TlsRptParserTest {

  static Stream<Arguments> valid() {
    return Stream.of(
        arguments(
            "v=TLSRPTv1;rua=mailto:reports@example.com", List.of("mailto:reports@example.com")),
        arguments(
            "v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt",
            List.of("https://reporting.example.com/v1/tlsrpt")),
        arguments("v=TLSRPTv1;rua=https://a.example;", List.of("https://a.example")),
        arguments("v=TLSRPTv1 ; rua=https://a.example ; ", List.of("https://a.example")),
        arguments(
            "v=TLSRPTv1; rua=mailto:a@b.example,https://c.example/",
            List.of("mailto:a@b.example", "https://c.example/")),
        arguments(
            "v=TLSRPTv1; rua=mailto:a@b.example \t,\t https://c.example/",
            List.of("mailto:a@b.example", "https://c.example/")),
        arguments(
            "v=TLSRPTv1; rua=https://a.example/?x=1&y=2#z",
            List.of("https://a.example/?x=1&y=2#z")),
        arguments("v=TLSRPTv1; rua=HTTPS://a.example:8443/", List.of("HTTPS://a.example:8443/")),
        arguments("v=TLSRPTv1; rua=https://[2001:db8::1]/", List.of("https://[2001:db8::1]/")),
        arguments(
            "v=TLSRPTv1; rua=MAILTO:a%2Cb%21c%3B@b.example?subject=x",
            List.of("MAILTO:a%2Cb%21c%3B@b.example?subject=x")),
        arguments("v=TLSRPTv1; x=y; rua=https://a.example", List.of("https://a.example")),
        arguments(
            "v=TLSRPTv1; rua=https://a.example; rua=https://b.example",
            List.of("https://a.example", "https://b.example")));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void readsWhatTheGrammarAllows(String text, List<String> rua) {
    TlsRptReading reading = parse(text);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.record()).contains(new TlsRptRecord(rua));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments("v=TLSRPTv1;", 1),
        arguments("v=TLSRPTv1; x=y", 1),
        arguments("v=TLSRPTv1; RUA=mailto:a@b.example", 1),
        arguments("v=TLSRPTv1; rua", 13),
        arguments("v=TLSRPTv1; rua:mailto:a@b.example", 13),
        arguments("v=TLSRPTv1; rua=https://a.example;;", 35),
        arguments("v=TLSRPTv1; rua=https://a.example ", 34),
        arguments("v=TLSRPTv1; rua=https://a.example; x", 36),
        arguments("v=TLSRPTv1; rua=https://a.example; x=a=b", 39));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void namesWhatBreaksTheGrammar(String text, int column) {
    assertProblem(text, TLSRPT_INVALID);
    assertThat(parse(text).problems().getFirst().column()).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "reports@example.com",
        "mailto:",
        "mailto:nobody",
        "mailto:@b.example",
        "mailto:a@",
        "mailto:a@b.example!10m",
        "mailto:a@b@c.example",
        "mailto:a@b.example,",
        ",mailto:a@b.example",
        "mailto:a@b.example,,https://a.example",
        "mailto:a@b.example https://a.example",
        " mailto:a@b.example",
        "http://a.example",
        "https:",
        "https:///path",
        "https://:443/",
        "https:a.example",
        "https://a.example/%zz",
        "https://a.example/\"x\"",
        "https://a.example/\u00e9",
        "ftp://a.example/",
      })
  void namesAddressesThatNobodyCanReportTo(String rua) {
    assertProblem("v=TLSRPTv1; rua=" + rua, TLSRPT_RUA_INVALID);
  }

  private static void assertProblem(String text, FindingCode code) {
    TlsRptReading reading = parse(text);
    assertThat(reading.record()).isEmpty();
    assertThat(reading.problems()).extracting(RecordProblem::code).containsExactly(code);
  }

  private static TlsRptReading parse(String text) {
    return TlsRptParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}

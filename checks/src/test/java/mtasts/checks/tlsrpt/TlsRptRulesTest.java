package mtasts.checks.tlsrpt;

import static mtasts.checks.report.FindingCode.TLSRPT_INVALID;
import static mtasts.checks.report.FindingCode.TLSRPT_MISSING;
import static mtasts.checks.report.FindingCode.TLSRPT_MULTIPLE;
import static mtasts.checks.report.FindingCode.TLSRPT_RUA_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which record counts, and what is said of it (RFC 8460 §3). */
class TlsRptRulesTest {

  private static final DomainName DOMAIN = DomainName.of("example.com");
  private static final String GOOD = "v=TLSRPTv1; rua=mailto:a@b.example";

  static Stream<Arguments> recordSets() {
    return Stream.of(
        arguments(List.of(GOOD), List.of()),
        arguments(List.of("v=TLSRPTv1 ; rua=mailto:a@b.example"), List.of()),
        arguments(List.of(GOOD, "v=spf1 -all"), List.of()),
        arguments(List.of(GOOD, GOOD + ";"), List.of(TLSRPT_MULTIPLE)),
        arguments(List.of("v=TLSRPTv1 ; rua=mailto:a@b.example", "x"), List.of(TLSRPT_MISSING)),
        arguments(List.of("v=TLSRPTv1"), List.of(TLSRPT_MISSING)),
        arguments(List.of("v=TLSRPTv1;"), List.of(TLSRPT_INVALID)),
        arguments(List.of("v=TLSRPTv1; rua=x"), List.of(TLSRPT_RUA_INVALID)),
        arguments(List.of("v=TLSRPTv1; rua=x; y"), List.of(TLSRPT_INVALID, TLSRPT_RUA_INVALID)));
  }

  @ParameterizedTest
  @MethodSource("recordSets")
  void choosesAndJudgesTheRecord(List<String> texts, List<FindingCode> codes) {
    assertThat(judge(texts, List.of()).faults())
        .extracting(Fault::code)
        .containsExactlyElementsOf(codes);
  }

  @Test
  void missingRecordComesWithTheOneToPublish() {
    DnsAnswer<TxtRecord> none = new DnsAnswer.NoSuchName<>(List.of(), false);
    Fault fault = TlsRptRules.judge(DOMAIN, none).faults().getFirst();
    assertThat(fault.code()).isEqualTo(TLSRPT_MISSING);
    assertThat(fault.subject()).isEqualTo("_smtp._tls.example.com");
    assertThat(fault.cause()).isEqualTo("_smtp._tls.example.com");
    assertThat(fault.remedy())
        .isEqualTo(
            "Publish _smtp._tls.example.com. IN TXT"
                + " \"v=TLSRPTv1; rua=mailto:tls-reports@example.com\"");
  }

  @Test
  void nearMissIsQuoted() {
    assertThat(judge(List.of("v=TLSRPT1; rua=mailto:a@b.example"), List.of()).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.summary()).contains("v=TLSRPT1", "does not count"));
  }

  @Test
  void causeIsTheLastCnameTarget() {
    assertThat(judge(List.of("v=TLSRPTv1;"), List.of("a.example", "b.example")).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.cause()).isEqualTo("b.example"));
  }

  @Test
  void failedLookupSaysNothing() {
    DnsAnswer<TxtRecord> failed = new DnsAnswer.Failed<>(DnsAnswer.Reason.SERVFAIL, "SERVFAIL");
    assertThat(TlsRptRules.judge(DOMAIN, failed).faults()).isEmpty();
  }

  @Test
  void offlineRecordsHaveNoDomain() {
    Fault fault = TlsRptRules.judgeOffline(List.of()).faults().getFirst();
    assertThat(fault.subject()).isEqualTo("_smtp._tls");
    assertThat(fault.remedy()).startsWith("Publish _smtp._tls IN TXT");
  }

  @Test
  void suggestedRecordIsValid() {
    assertThat(judge(List.of(TlsRptRules.exampleRecord("example.com")), List.of()).faults())
        .isEmpty();
  }

  private static TlsRptJudgement judge(List<String> texts, List<String> cnames) {
    List<TxtRecord> records =
        texts.stream()
            .map(text -> new TxtRecord(List.of(text.getBytes(StandardCharsets.UTF_8))))
            .toList();
    return TlsRptRules.judge(DOMAIN, new DnsAnswer.Records<>(records, cnames, 300, false));
  }
}

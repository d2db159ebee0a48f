package mtasts.checks.record;

import static mtasts.checks.report.FindingCode.RECORD_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.RECORD_ID_INVALID;
import static mtasts.checks.report.FindingCode.RECORD_INTEROP;
import static mtasts.checks.report.FindingCode.RECORD_INVALID;
import static mtasts.checks.report.FindingCode.RECORD_MISSING;
import static mtasts.checks.report.FindingCode.RECORD_MULTIPLE;
import static mtasts.checks.report.FindingCode.RECORD_TTL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which record counts, and what is said of it (RFC 8461 §3.1). */
class StsRecordRulesTest {

  private static final DomainName DOMAIN = DomainName.of("example.com");
  private static final String GOOD = "v=STSv1; id=1;";

  private final StsRecordRules rules =
      new StsRecordRules(InstantSource.fixed(Instant.parse("2026-11-24T06:30:00Z")));

  static Stream<Arguments> recordSets() {
    return Stream.of(
        arguments(List.of(GOOD), List.of()),
        arguments(List.of(GOOD, "v=spf1 -all"), List.of(RECORD_INTEROP)),
        arguments(List.of("v=STSv1 ; id=1"), List.of(RECORD_INTEROP)),
        arguments(List.of("v=STSv1 ; id=1", "v=spf1 -all"), List.of(RECORD_MISSING)),
        arguments(List.of("v=STSv1 ; id=1", GOOD), List.of(RECORD_INTEROP)),
        arguments(List.of("v=STSv1;\tid=1"), List.of(RECORD_INTEROP)),
        arguments(List.of(GOOD, "v=STSv1; id=2;"), List.of(RECORD_MULTIPLE)),
        arguments(List.of(GOOD, "v=STSv1;broken"), List.of(RECORD_MULTIPLE)),
        arguments(List.of(GOOD, "v=STSv1"), List.of(RECORD_INTEROP)),
        arguments(List.of("v=STSv1;broken; id=1"), List.of(RECORD_INVALID)),
        arguments(List.of("v=STSv1; id=!; a"), List.of(RECORD_INVALID, RECORD_ID_INVALID)),
        arguments(List.of("v=STSv1; id=1; id=2"), List.of(RECORD_DUPLICATE_FIELD, RECORD_INTEROP)),
        arguments(List.of("v=STSv1; id=1; a=2; a=3"), List.of(RECORD_DUPLICATE_FIELD)),
        arguments(List.of("v=STSv1"), List.of(RECORD_MISSING)),
        arguments(List.of("v=STSv10; id=1"), List.of(RECORD_MISSING)),
        arguments(List.of(""), List.of(RECORD_MISSING)),
        arguments(List.of(), List.of(RECORD_MISSING)));
  }

  @ParameterizedTest
  @MethodSource("recordSets")
  void choosesAndJudgesTheRecord(List<String> texts, List<FindingCode> codes) {
    assertThat(judge(texts).faults())
        .extracting(Fault::code)
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "v=STSV1; id=1|upper and lower case",
        "V=STSv1; id=1|upper and lower case",
        "v=STSv2; id=1|the version must be written v=STSv1",
        " v=STSv1; id=1|something stands before v=STSv1",
        "\"v=STSv1; id=1|something stands before v=STSv1",
        "\uFEFFv=STSv1; id=1|something stands before v=STSv1",
        "v=STSv1 id=1|no ; follows v=STSv1",
        "v = STSv1; id=1|the version must be written v=STSv1",
        "v=spf1 -all|what stands there is",
      })
  void quotesTheNearMiss(String text, String reason) {
    assertThat(judge(List.of(text)).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(RECORD_MISSING);
              assertThat(fault.summary()).contains(reason);
              assertThat(fault.remedy())
                  .isEqualTo(
                      "Publish _mta-sts.example.com. IN TXT \"v=STSv1; id=20261124T063000;\"");
            });
  }

  @Test
  void recordOfSeveralStringsIsJoinedWithoutBlanks() {
    TxtRecord split = new TxtRecord(List.of(bytes("v=STSv1; i"), bytes("d=1;")));
    RecordJudgement judgement = rules.judge(DOMAIN, records(List.of(split), List.of(), 300));
    assertThat(judgement.record().map(StsRecord::id)).contains("1");
    assertThat(judgement.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(RECORD_INTEROP))
        .satisfies(fault -> assertThat(fault.summary()).contains("mimecast/mta-sts (2025-04)"));
  }

  @Test
  void interopNamesTheSenders() {
    assertThat(judge(List.of("v=STSv1 ; id=1")).faults().getFirst().summary())
        .contains("a blank stands before the first ;", "chasquid 1.18");
  }

  @ParameterizedTest
  @CsvSource({"86400, false", "86401, true"})
  void ttlAboveADayIsWarnedOf(long ttl, boolean warned) {
    RecordJudgement judgement = rules.judge(DOMAIN, records(List.of(txt(GOOD)), List.of(), ttl));
    assertThat(judgement.faults().stream().anyMatch(f -> f.code() == RECORD_TTL)).isEqualTo(warned);
    assertThat(judgement.record()).isPresent();
  }

  @Test
  void causeIsTheRecordNameWithoutCname() {
    Fault fault = judge(List.of("v=STSv1; a")).faults().getFirst();
    assertThat(fault.subject()).isEqualTo("_mta-sts.example.com");
    assertThat(fault.cause()).isEqualTo("_mta-sts.example.com");
  }

  @Test
  void causeIsTheLastCnameTarget() {
    List<String> cnames = List.of("a.provider.example", "b.provider.example");
    Fault fault =
        rules.judge(DOMAIN, records(List.of(txt("v=STSv1; a")), cnames, 300)).faults().getFirst();
    assertThat(fault.subject()).isEqualTo("_mta-sts.example.com");
    assertThat(fault.cause()).isEqualTo("b.provider.example");
    assertThat(fault.remedy()).contains("b.provider.example. IN TXT");
  }

  @Test
  void danglingCnameIsTold() {
    DnsAnswer<TxtRecord> answer = new DnsAnswer.NoSuchName<>(List.of("gone.example"), false);
    Fault fault = rules.judge(DOMAIN, answer).faults().getFirst();
    assertThat(fault.code()).isEqualTo(RECORD_MISSING);
    assertThat(fault.summary()).contains("CNAME to gone.example, which does not exist");
  }

  @Test
  void recordUnderAMisspelledNameIsPointedAt() {
    RecordJudgement missing = judge(List.of());
    RecordJudgement told =
        rules.withMisspelled(missing, DOMAIN, records(List.of(txt(GOOD)), List.of(), 300));
    assertThat(told.faults().getFirst().summary())
        .endsWith("; one stands at _mta_sts.example.com, where no sender looks");
    assertThat(rules.withMisspelled(missing, DOMAIN, new DnsAnswer.NoData<>(List.of(), false)))
        .isEqualTo(missing);
  }

  @Test
  void noDataIsAMissingRecord() {
    assertThat(rules.judge(DOMAIN, new DnsAnswer.NoData<>(List.of(), false)).faults())
        .extracting(Fault::code)
        .containsExactly(RECORD_MISSING);
  }

  @Test
  void failedLookupSaysNothing() {
    DnsAnswer<TxtRecord> failed = new DnsAnswer.Failed<>(DnsAnswer.Reason.TIMEOUT, "no answer");
    RecordJudgement judgement = rules.judge(DOMAIN, failed);
    assertThat(judgement.faults()).isEmpty();
    assertThat(judgement.record()).isEmpty();
  }

  @Test
  void offlineRecordsHaveNoDomain() {
    Fault fault = rules.judgeOffline(List.of()).faults().getFirst();
    assertThat(fault.subject()).isEqualTo("_mta-sts");
    assertThat(fault.remedy())
        .isEqualTo("Publish _mta-sts IN TXT \"v=STSv1; id=20261124T063000;\"");
  }

  @Test
  void suggestedRecordIsValid() {
    String record = StsId.record(StsId.at(Instant.EPOCH));
    assertThat(judge(List.of(record)).faults()).isEmpty();
  }

  private RecordJudgement judge(List<String> texts) {
    return rules.judge(
        DOMAIN,
        texts.isEmpty()
            ? new DnsAnswer.NoSuchName<>(List.of(), false)
            : records(texts.stream().map(StsRecordRulesTest::txt).toList(), List.of(), 300));
  }

  private static DnsAnswer<TxtRecord> records(
      List<TxtRecord> records, List<String> cnames, long ttl) {
    return new DnsAnswer.Records<>(records, cnames, ttl, false);
  }

  private static TxtRecord txt(String text) {
    return new TxtRecord(List.of(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

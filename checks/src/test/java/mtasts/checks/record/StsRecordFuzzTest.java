package mtasts.checks.record;

import static mtasts.checks.report.FindingCode.RECORD_DUPLICATE_FIELD;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import mtasts.checks.InputCount;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.report.Fault;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any bytes as a TXT record at {@code _mta-sts}. */
class StsRecordFuzzTest {

  private static final StsRecordRules RULES =
      new StsRecordRules(InstantSource.fixed(Instant.EPOCH));

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  @FuzzTest(maxDuration = "1m")
  void anyBytesGiveARecordOrAReason(byte[] text) {
    INPUTS.add();
    check(text);
  }

  static void check(byte[] text) {
    StsRecordReading reading = StsRecordParser.parse(text);
    boolean flawless =
        reading.problems().stream().allMatch(p -> p.code() == RECORD_DUPLICATE_FIELD);
    assertThat(reading.record().isPresent()).isEqualTo(flawless);
    assertThat(reading.problems())
        .allSatisfy(problem -> assertThat(problem.column()).isBetween(1, text.length + 1));
    reading.record().ifPresent(record -> assertThat(record.id()).matches("[A-Za-z0-9]{1,32}"));

    RecordJudgement judgement = RULES.judgeOffline(List.of(new TxtRecord(List.of(text))));
    assertThat(judgement.record().isPresent() || !judgement.faults().isEmpty()).isTrue();
    assertThat(judgement.faults()).extracting(Fault::code).doesNotHaveDuplicates();
    assertThat(judgement.faults())
        .allSatisfy(
            fault -> assertThat(fault.summary() + fault.remedy()).matches("[\\x20-\\x7E…]*"));
  }
}

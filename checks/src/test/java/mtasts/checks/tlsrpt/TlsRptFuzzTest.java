package mtasts.checks.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import mtasts.checks.InputCount;
import mtasts.checks.dns.TxtRecord;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any bytes as a TXT record at {@code _smtp._tls}. */
class TlsRptFuzzTest {

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  @FuzzTest(maxDuration = "1m")
  void anyBytesGiveARecordOrAReason(byte[] text) {
    INPUTS.add();
    check(text);
  }

  static void check(byte[] text) {
    TlsRptReading reading = TlsRptParser.parse(text);
    assertThat(reading.record().isPresent()).isEqualTo(reading.problems().isEmpty());
    assertThat(reading.problems())
        .allSatisfy(problem -> assertThat(problem.column()).isBetween(1, text.length + 1));
    reading
        .record()
        .ifPresent(
            record ->
                assertThat(record.rua())
                    .isNotEmpty()
                    .allMatch(uri -> uri.matches("(?i)(mailto:|https:)[\\x21-\\x7E]+")));

    TlsRptJudgement judgement = TlsRptRules.judgeOffline(List.of(new TxtRecord(List.of(text))));
    assertThat(judgement.record().isPresent()).isEqualTo(judgement.faults().isEmpty());
    assertThat(judgement.faults())
        .allSatisfy(
            fault -> assertThat(fault.summary() + fault.remedy()).matches("[\\x20-\\x7E…]*"));
  }
}

package mtasts.checks;

import static mtasts.checks.report.FindingCode.SMTP_CERTIFICATE_EXPIRING;
import static mtasts.checks.report.FindingCode.SMTP_CONNECT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mtasts.checks.AddressFaults.Tried;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

final class AddressFaultsTest {

  private static final Fault REFUSED =
      Fault.of(SMTP_CONNECT_FAILED, "mx [192.0.2.1]:25", "mx [192.0.2.1]", "Refused", "Start it");
  private static final Fault EXPIRING =
      Fault.of(SMTP_CERTIFICATE_EXPIRING, "mx [192.0.2.1]:25", "mx [192.0.2.1]", "Ends", "Renew")
          .weighing(Severity.ERROR);
  private static final Tried GOOD = new Tried(Verdict.GOOD, List.of());
  private static final Tried DOWN = new Tried(Verdict.BAD, List.of(REFUSED));
  private static final Tried ENDING = new Tried(Verdict.GOOD, List.of(EXPIRING));

  @Test
  void theOnlyAddressWeighsInFull() {
    Finding finding = AddressFaults.findings(List.of(DOWN), Mode.ENFORCE).getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.summary()).isEqualTo("Refused");
  }

  @Test
  void anotherGoodAddressMakesItMilderAndSaysHowManyFail() {
    Finding finding = AddressFaults.findings(List.of(GOOD, DOWN, DOWN), Mode.ENFORCE).getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.summary()).isEqualTo("Refused (2 of 3 addresses)");
  }

  @Test
  void anAddressThatCouldNotBeJudgedIsNoHelp() {
    Tried unjudged = new Tried(Verdict.UNKNOWN, List.of());
    assertThat(AddressFaults.findings(List.of(unjudged, DOWN), Mode.ENFORCE))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void aGoodAddressWithTheSameFaultIsNoHelp() {
    assertThat(AddressFaults.findings(List.of(ENDING, ENDING), Mode.ENFORCE))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.ERROR);
  }

  @Test
  void inTestingItIsAWarningAnyway() {
    assertThat(AddressFaults.findings(List.of(DOWN), Mode.TESTING))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }
}

package mtasts.alerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import mtasts.alerts.Reports;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InhibitionTest {

  @ParameterizedTest(name = "{0} {1} over {2} {3}: {4}")
  @CsvSource({
    // a record error over everything of the policy
    "record.missing,       error,   policy.http-status,    error,   true",
    "record.id-missing,    error,   policy.max-age-short,  warning, true",
    "record.interop,       warning, policy.syntax,         error,   false",
    "record.missing,       error,   mx.not-covered,        error,   false",
    // the fetch of the policy over its content
    "policy.http-status,   error,   policy.syntax,         error,   true",
    "policy.timeout,       error,   policy.media-type,     warning, true",
    "policy.certificate-expired, error, policy.mx-broad,   warning, true",
    "policy.connect-failed, warning, policy.syntax,        error,   false",
    "policy.syntax,        error,   policy.http-status,    error,   false",
    "policy.http-status,   error,   policy.certificate-expiring, warning, false",
    "policy.certificate-expiring, error, policy.syntax,    error,   false",
    // what memory knows of a change over its parts
    "history.record-vanished, error, record.missing,       error,   true",
    "history.policy-changed-same-id, error, history.mode-weakened, error, true",
    "history.policy-changed-same-id, error, history.max-age-lowered, warning, true",
    "history.policy-changed-same-id, error, history.id-reused, error, false",
    "record.missing,       error,   history.mode-weakened, error,   false",
    // what has no address is not spoken to
    "mx.address-missing,   error,   smtp.connect-failed,   error,   true",
    "mx.address-missing,   error,   mx.not-covered,        error,   false",
    // a certificate's end over a renewal that is late
    "smtp.certificate-expiring, warning, smtp.certificate-renewal-late, warning, true",
    "smtp.certificate-expiring, error, smtp.certificate-renewal-late, warning, true",
    "smtp.certificate-expired, error,  smtp.certificate-renewal-late, warning, true",
    "policy.certificate-expiring, warning, policy.certificate-renewal-late, warning, true",
    "policy.certificate-expiring, warning, smtp.certificate-renewal-late, warning, false",
    "smtp.certificate-renewal-late, warning, smtp.certificate-expiring, warning, false",
    // what was declared over what only changed
    "expect.mx,            error,   history.mx-changed,    info,    true",
  })
  void over(String worse, String how, String lesser, String much, boolean inhibited) {
    Finding cause = about(worse, how, "one");
    Finding effect = about(lesser, much, "other");

    assertThat(Inhibition.isInhibited(effect, List.of(cause, effect))).isEqualTo(inhibited);
  }

  @Test
  void anErrorOverAWarningOfTheSameSubject() {
    Finding error = Reports.atMx(FindingCode.SMTP_CERTIFICATE_NAME_MISMATCH, Severity.ERROR);
    Finding warning = Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRING, Severity.WARNING);

    assertThat(Inhibition.isInhibited(warning, List.of(error, warning))).isTrue();
    assertThat(Inhibition.isInhibited(error, List.of(error, warning))).isFalse();
  }

  @Test
  void otherHostsKeepTheirOwnFaults() {
    Finding missing =
        Reports.finding(
            FindingCode.MX_ADDRESS_MISSING, Severity.ERROR, "mx1.example.net", "mx1.example.net");
    Finding expired = Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.ERROR);

    assertThat(Inhibition.isInhibited(expired, List.of(missing, expired))).isFalse();
  }

  private static Finding about(String code, String severity, String subject) {
    return Reports.finding(
        FindingCode.of(code).orElseThrow(),
        Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
        subject,
        "mx1.example.net [192.0.2.25]");
  }
}

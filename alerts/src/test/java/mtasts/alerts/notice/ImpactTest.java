package mtasts.alerts.notice;

import static mtasts.checks.report.Severity.ERROR;
import static mtasts.checks.report.Severity.UNKNOWN;
import static mtasts.checks.report.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mtasts.alerts.Reports;
import mtasts.checks.report.FindingCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a mail says of mail must be true, and no more alarming than it is. */
final class ImpactTest {

  private static final Instant SINCE = Instant.parse("2026-11-23T20:00:00Z");

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "SMTP_CONNECT_FAILED",
        "SMTP_TIMEOUT",
        "SMTP_REJECTED",
        "SMTP_PROTOCOL_ERROR",
        "MX_ADDRESS_MISSING",
        "MX_ADDRESS_PRIVATE",
        "MX_INVALID"
      })
  void aHostThatNobodyReachesIsNeverSaidToGetItsMail(FindingCode code) {
    Impact inTesting = Impact.of(Reports.atMx(code, WARNING), SINCE);
    assertThat(inTesting.now()).doesNotContain("Mail is delivered").contains("or not");
    assertThat(inTesting.later()).contains("2026-11-28");
    assertThat(Impact.of(Reports.atMx(code, ERROR), SINCE)).isEqualTo(inTesting);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "SMTP_CERTIFICATE_EXPIRING",
        "SMTP_CERTIFICATE_RENEWAL_LATE",
        "POLICY_CERTIFICATE_EXPIRING",
        "POLICY_CERTIFICATE_RENEWAL_LATE"
      })
  void aCertificateThatStillHoldsRefusesNothingYetHoweverNearItsEnd(FindingCode code) {
    assertThat(Impact.of(Reports.atMx(code, ERROR), SINCE).now()).startsWith("Nothing yet");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "MX_MISSING",
        "MX_CNAME",
        "MX_PATTERN_UNUSED",
        "SMTP_SLOW",
        "POLICY_MAX_AGE_SHORT",
        "POLICY_MX_BROAD",
        "POLICY_ADDRESSES_DIFFER",
        "RECORD_TTL"
      })
  void aWarningOfItsOwnKindIsNotToldAsARefusal(FindingCode code) {
    Impact impact = Impact.of(Reports.atMx(code, WARNING), SINCE);
    assertThat(impact.now() + impact.later())
        .doesNotContain("would not deliver")
        .doesNotContain("as this monitor does");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"POLICY_HTTP_STATUS", "POLICY_CERTIFICATE_EXPIRED", "POLICY_CONNECT_FAILED"})
  void oneBadAddressOfAPolicyHostLeavesTheOthers(FindingCode code) {
    assertThat(Impact.of(Reports.atMx(code, WARNING), SINCE).now()).contains("another address");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"DNS_LOOKUP_FAILED", "SMTP_DEFERRED"})
  void ofWhatStaysUnknownNothingIsClaimed(FindingCode code) {
    Impact impact = Impact.of(Reports.atMx(code, UNKNOWN), SINCE);
    assertThat(impact.now())
        .contains("known")
        .doesNotContain("DNSSEC")
        .doesNotContain("not deliver");
    assertThat(impact.later()).contains("not seen");
  }
}

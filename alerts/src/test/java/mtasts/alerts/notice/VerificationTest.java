package mtasts.alerts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mtasts.alerts.Reports;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerificationTest {

  private static final DomainName DOMAIN = DomainName.of("example.com");

  @Test
  void speaksToTheAddressUnderTheNameOfTheMx() {
    assertThat(commands(FindingCode.SMTP_CERTIFICATE_EXPIRED, "mx1.example.com [192.0.2.25]"))
        .containsExactly(
            "openssl s_client -starttls smtp -connect 192.0.2.25:25 -servername mx1.example.com"
                + " -verify_hostname mx1.example.com </dev/null");
    assertThat(commands(FindingCode.SMTP_TIMEOUT, "mx1.example.com [2001:db8::25]"))
        .singleElement()
        .asString()
        .contains("-connect [2001:db8::25]:25 ");
  }

  @Test
  void usesThePortThatWasSpokenTo() {
    Finding finding =
        Reports.finding(FindingCode.SMTP_TIMEOUT, Severity.ERROR, Reports.MX + ":2525", Reports.MX);

    assertThat(Verification.commands(DOMAIN, finding))
        .singleElement()
        .asString()
        .contains("-connect 192.0.2.26:2525 ");
  }

  @Test
  void usesThePortAtWhichThePolicyWasAsked() {
    Finding finding =
        Reports.finding(
            FindingCode.POLICY_CERTIFICATE_EXPIRED,
            Severity.ERROR,
            "https://mta-sts.example.com:8443/.well-known/mta-sts.txt [192.0.2.7]",
            "mta-sts.example.com");

    assertThat(Verification.commands(DOMAIN, finding))
        .containsExactly(
            "openssl s_client -connect mta-sts.example.com:8443 -servername mta-sts.example.com"
                + " -verify_hostname mta-sts.example.com </dev/null",
            "curl -sSi https://mta-sts.example.com:8443/.well-known/mta-sts.txt");
  }

  @Test
  void aDriftIsSeenWhereItIsPublished() {
    assertThat(commands(FindingCode.EXPECT_MX, "mx1.example.com,mx2.example.com"))
        .containsExactly("dig +short MX example.com");
    assertThat(commands(FindingCode.EXPECT_POLICY_HOST, "provider.example"))
        .containsExactly(
            "dig +short CNAME mta-sts.example.com",
            "curl -sSi https://mta-sts.example.com/.well-known/mta-sts.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(reboot).example.com [192.0.2.25]",
        "mx1.example.com;reboot [192.0.2.25]",
        "mx1.example.com [192.0.2.25`reboot`]",
        "-oProxyCommand=reboot",
        "mx1.example.com\nreboot",
        "mx1 example com",
      })
  void noStrangerWritesACommand(String cause) {
    for (FindingCode code : FindingCode.values()) {
      assertThat(commands(code, cause)).noneMatch(command -> command.contains("reboot"));
    }
  }

  @ParameterizedTest
  @EnumSource(FindingCode.class)
  void everyCodeHasACommand(FindingCode code) {
    assertThat(commands(code, Reports.MX)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(FindingCode.class)
  void everyCodeHasAnImpact(FindingCode code) {
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
      Impact impact =
          Impact.of(Reports.atMx(code, severity), Instant.parse("2026-11-23T20:00:00Z"));

      assertThat(impact.now()).endsWith(".");
      assertThat(impact.later()).endsWith(".");
    }
  }

  @Test
  void whatSendersHoldEndsAtTheMomentThatTheSummaryNames() {
    Finding finding =
        new Finding(
            FindingCode.HISTORY_CACHED_POLICY_REFUSES_MX,
            Severity.ERROR,
            "mx.new.example",
            "mx.new.example",
            "Senders do not deliver until 2026-11-08 00:15:00 UTC or until they see the new id",
            "Wait",
            "RFC 8461 §8.1");

    assertThat(Impact.of(finding, Instant.parse("2026-11-23T20:00:00Z")).later())
        .contains("until 2026-11-08 00:15:00 UTC");
  }

  private static List<String> commands(FindingCode code, String cause) {
    Finding finding = Reports.finding(code, Severity.ERROR, "subject", cause);
    return Verification.commands(DOMAIN, finding);
  }
}

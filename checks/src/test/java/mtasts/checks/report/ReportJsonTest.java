package mtasts.checks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReportJsonTest {

  private static final DomainReport REPORT =
      new DomainReport(
          DomainName.of("Example.COM."),
          Instant.parse("2026-11-23T21:05:12Z"),
          412,
          Status.FAILING,
          Delivery.NO_MAIL,
          Optional.empty(),
          Optional.empty(),
          Optional.of(
              new RecordSeen(
                  List.of("v=STSv1; id=1;"), Optional.of("1"), List.of(), Optional.of(300L))),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(
              new Finding(
                  FindingCode.SMTP_CERTIFICATE_EXPIRED,
                  Severity.ERROR,
                  "mx2.example.com [192.0.2.26]:25",
                  "mx2.example.com [192.0.2.26]",
                  "summary",
                  "remedy",
                  "RFC 8461 §4.2")),
          List.of(new Unjudged(Set.of(FindingCode.RECORD_TTL), Optional.empty())));

  @Test
  void comesBackAsItWas() {
    assertThat(ReportJson.read(ReportJson.write(REPORT))).isEqualTo(REPORT);
  }

  @Test
  void hasThePromisedNames() {
    assertThat(ReportJson.write(REPORT))
        .startsWith("{\"domain\":\"example.com\",\"checked_at\":\"2026-11-23T21:05:12Z\",")
        .contains("\"duration_ms\":412")
        .contains("\"status\":\"failing\",\"delivery\":\"no-mail\"")
        .contains("\"record\":{\"txt\":[\"v=STSv1; id=1;\"],\"id\":\"1\",\"cname\":[]")
        .contains("\"code\":\"smtp.certificate-expired\",\"severity\":\"error\"")
        .doesNotContain("enforce_would", "null");
  }
}

package mtasts.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mtasts.alerts.incident.Affected;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DomainsCsvTest {

  private static final Instant SINCE = Instant.parse("2026-11-23T20:50:12Z");

  @Test
  void aLinePerDomain() {
    String csv =
        DomainsCsv.of(
            IntStream.range(0, 5000)
                .mapToObj(i -> affected("d%04d.example".formatted(i), "It expired"))
                .toList());

    assertThat(csv.lines()).hasSize(5001);
    assertThat(csv.lines().limit(2))
        .containsExactly(
            "domain,severity,since,until,summary",
            "d0000.example,error,2026-11-23T20:50:12Z,,It expired");
    assertThat(csv).endsWith("\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=HYPERLINK(1)        | '=HYPERLINK(1)",
        "+1                   | '+1",
        "-1                   | '-1",
        "@SUM(A1)             | '@SUM(A1)",
        "=a\",b               | \"'=a\"\",b\"",
        "5.7.1 \"no\", he said | \"5.7.1 \"\"no\"\", he said\"",
        "plain                | plain",
      })
  void noCellIsAFormula(String summary, String cell) {
    assertThat(DomainsCsv.of(List.of(affected("a.example", summary))))
        .endsWith(",error,2026-11-23T20:50:12Z,," + cell + "\r\n");
  }

  @Test
  void aLineEndOfAStrangerMakesNoLine() {
    assertThat(DomainsCsv.of(List.of(affected("a.example", "x\r\n=1\r\ny")))).hasLineCount(2);
  }

  private static Affected affected(String domain, String summary) {
    Finding finding =
        new Finding(
            FindingCode.SMTP_REJECTED,
            Severity.ERROR,
            "mx.example",
            "mx.example",
            summary,
            "Mend it",
            "RFC 5321 §3.1");
    return new Affected(
        "20261123-ab12cd", new DomainName(domain), finding, SINCE, Optional.empty());
  }
}

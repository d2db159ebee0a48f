package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.LintReport;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

/** What a domain would publish, by its MX records. */
class SuggestionTest {

  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-24T06:30:00Z"));
  private static final DomainName DOMAIN = new DomainName("example.com");

  private static DnsAnswer<MxRecord> records(MxRecord... records) {
    return new DnsAnswer.Records<>(List.of(records), List.of(), 300, false);
  }

  private static Suggestion suggest(DnsAnswer<MxRecord> mx, long maxAge) {
    return Suggestion.of(DOMAIN, mx, Mode.ENFORCE, maxAge, NOW);
  }

  @Test
  void namesEveryHostInTheOrderOfPreference() {
    assertThat(
            suggest(
                records(new MxRecord(20, "mx2.example.com"), new MxRecord(10, "MX1.example.com")),
                604_800))
        .isEqualTo(
            new Suggestion.Publish(
                """
                version: STSv1
                mode: enforce
                mx: mx1.example.com
                mx: mx2.example.com
                max_age: 604800
                """
                    .replace("\n", "\r\n"),
                "v=STSv1; id=20261124T063000;",
                "v=TLSRPTv1; rua=mailto:tls-reports@example.com",
                List.of()));
  }

  @Test
  void whatItSuggestsPassesTheRules() {
    Suggestion.Publish publish =
        (Suggestion.Publish) suggest(records(new MxRecord(10, "mx.example.com")), 604_800);
    LintReport report =
        new Lint(NOW)
            .records(List.of(publish.record()))
            .policy("policy", publish.policy().getBytes(StandardCharsets.US_ASCII))
            .tlsRptRecords(List.of(publish.tlsRpt()))
            .mxHosts(List.of("mx.example.com"))
            .report();
    assertThat(report.findings()).noneMatch(finding -> finding.severity() != Severity.INFO);
  }

  @Test
  void withoutMxRecordsTheDomainIsItsOwnMailHost() {
    assertThat(suggest(new DnsAnswer.NoData<>(List.of(), false), 604_800))
        .isInstanceOfSatisfying(
            Suggestion.Publish.class,
            publish -> {
              assertThat(publish.policy()).contains("mx: example.com\r\n");
              assertThat(publish.remarks()).singleElement().asString().contains("no MX record");
            });
  }

  @Test
  void remarksTellOfAShortLife() {
    assertThat(suggest(records(new MxRecord(10, "mx.example.com")), 60))
        .isInstanceOfSatisfying(
            Suggestion.Publish.class,
            publish -> assertThat(publish.remarks()).singleElement().asString().contains("60"));
  }

  @Test
  void aDomainThatTakesNoMailPublishesNothing() {
    assertThat(suggest(records(new MxRecord(0, "")), 604_800))
        .isInstanceOf(Suggestion.Nothing.class);
  }

  @Test
  void aNameThatDoesNotExistPublishesNothing() {
    assertThat(suggest(new DnsAnswer.NoSuchName<>(List.of(), false), 604_800))
        .isEqualTo(new Suggestion.Nothing("example.com does not exist in the DNS"));
  }

  @Test
  void aFailedLookupSaysNothing() {
    assertThat(suggest(new DnsAnswer.Failed<>(DnsAnswer.Reason.SERVFAIL, "they all fail"), 604_800))
        .isInstanceOfSatisfying(
            Suggestion.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("they all fail"));
  }
}

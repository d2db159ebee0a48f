package mtasts.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Mode;
import org.junit.jupiter.api.Test;

/** The text of reports, whole. */
class TextReportTest {

  private static final Paint PLAIN = new Paint(false);
  private static final Paint COLOURED = new Paint(true);

  @Test
  void aLinePerDomainAndItsFindingsBelow() throws IOException {
    Golden.check("check.txt", new TextReport(PLAIN, false).of(CannedReports.all()));
  }

  @Test
  void explainAddsAllThatWasSeen() throws IOException {
    Golden.check(
        "check-explain.txt", new TextReport(PLAIN, true).of(List.of(CannedReports.failing())));
  }

  @Test
  void coloursChangeNoWordAndNoColumn() {
    String coloured = new TextReport(COLOURED, false).of(CannedReports.all());
    assertThat(coloured)
        .contains("\u001b[31mfailing\u001b[0m", "\u001b[32mok     \u001b[0m", "\u001b[35munknown");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo(new TextReport(PLAIN, false).of(CannedReports.all()));
  }

  @Test
  void anOlderPolicyThatSendersHoldIsShownWithItsEnd() {
    CachedPolicy served = held(true, "2026-11-30T00:00:00Z");
    CachedPolicy older = held(false, "2026-11-08T00:15:00.123Z");
    DomainReport report = CannedReports.failing();
    DomainReport remembered =
        report.with(List.of(), report.unjudged(), Optional.of(List.of(served, older)));

    assertThat(new TextReport(PLAIN, false).of(List.of(remembered)))
        .endsWith("\n  held     enforce as id 1, 2 until 2026-11-08T00:15:00Z: refused\n");
  }

  private static CachedPolicy held(boolean served, String until) {
    return new CachedPolicy(
        Mode.ENFORCE,
        604_800,
        List.of(),
        List.of("1", "2"),
        Instant.EPOCH,
        served,
        Instant.parse(until),
        Delivery.REFUSED);
  }

  @Test
  void noDomainsNoText() {
    assertThat(new TextReport(PLAIN, true).of(List.of())).isEmpty();
  }
}

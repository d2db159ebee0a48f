package mtasts.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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
  void noDomainsNoText() {
    assertThat(new TextReport(PLAIN, true).of(List.of())).isEmpty();
  }
}

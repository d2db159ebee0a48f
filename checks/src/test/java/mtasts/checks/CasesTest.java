package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Status;
import mtasts.checks.tls.ServerCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Whole domains as folders, {@code src/test/resources/cases}: its README has the format. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CasesTest {

  /** Writes what was seen into the files instead of comparing it. */
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  /** Most cases wait for deadlines, so that many can do so at once. */
  private static final int AT_ONCE = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  /** What a case came to: the report, and the file that it would make. */
  private record Seen(DomainReport report, String text) {}

  @AfterAll
  void stop() {
    threads.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> eachDomainIsJudgedAsExpected() throws InterruptedException {
    List<CaseFolder> cases = CaseFolder.all();
    seen(cases.getFirst()); // so that no deadline counts the time it takes to load classes
    List<DynamicTest> tests = new ArrayList<>();
    for (CaseFolder each : cases) {
      Future<Seen> running = threads.submit(() -> seen(each));
      tests.add(DynamicTest.dynamicTest(each.name(), () -> judge(each, running.get())));
    }
    return tests.stream();
  }

  private static Seen seen(CaseFolder folder) throws InterruptedException {
    try (CaseLab lab = new CaseLab(folder)) {
      DomainReport report = lab.check();
      return new Seen(report, lab.domain().told(report));
    }
  }

  /** What differs is looked at once more, alone: the others may have cost it a deadline. */
  private static void judge(CaseFolder folder, Seen seen) throws Exception {
    if (REWRITE || seen.text().equals(new CaseExpectation(folder).text())) {
      compare(folder, seen);
    } else {
      Standstill.permitting(() -> compare(folder, seen(folder)));
    }
  }

  private static void compare(CaseFolder folder, Seen seen) {
    if (REWRITE) {
      CaseFolder.write(folder.expected(), seen.text());
    }
    assertThat(seen.text()).isEqualTo(new CaseExpectation(folder).text());
    holdsForEveryReport(seen.report());
  }

  private static void holdsForEveryReport(DomainReport report) {
    assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    assertThat(report.status()).isEqualTo(Status.of(report.findings()));
    assertThat(report.findings()).doesNotHaveDuplicates();
    assertThat(report.findings()).allSatisfy(CasesTest::isFitToPrint);
    String shown = report.toString().replace("\r\n", "").replace("\n", ""); // of the policy's body
    assertThat(shown.chars().filter(Character::isISOControl).toArray()).isEmpty();
  }

  private static void isFitToPrint(Finding finding) {
    assertThat(finding.summary()).isNotBlank().hasSizeLessThanOrEqualTo(Finding.MAX_SUMMARY);
    assertThat(finding.remedy()).isNotBlank();
    assertThat(finding.subject()).isNotBlank();
    assertThat(finding.cause()).isNotBlank();
    assertThat(finding.summary() + finding.remedy() + finding.subject() + finding.cause())
        .matches("[\\x20-\\x7E…]*");
  }

  @Test
  void everyCodeHasACase() {
    Set<FindingCode> untold = EnumSet.allOf(FindingCode.class);
    untold.removeAll(FindingCode.inAreas("self")); // the monitor's own trouble: no check tells it
    untold.removeAll(FindingCode.inAreas("history")); // no single check tells it: HistoriesTest
    for (ServerCertificates server : ServerCertificates.values()) {
      untold.remove(server.renewalLate()); // nor this: CertificateStepTest
    }
    CaseFolder.all().forEach(folder -> untold.removeAll(new CaseExpectation(folder).codes()));
    assertThat(untold).isEmpty();
  }
}

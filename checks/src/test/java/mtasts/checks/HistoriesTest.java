package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.checks.report.FindingCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What rounds say one after the other, as folders: {@code src/test/resources/histories}. */
final class HistoriesTest {

  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  @TestFactory
  Stream<DynamicTest> eachHistoryIsToldAsExpected() {
    return HistoryCase.all().stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> compare(each)));
  }

  private static void compare(HistoryCase each) {
    String told = each.told();
    if (REWRITE) {
      CaseFolder.write(each.expected(), told);
    }
    assertThat(Files.exists(each.expected())).isTrue();
    assertThat(told).isEqualTo(CaseFolder.readUtf8(each.expected()));
  }

  @Test
  void everyCodeOfTheAreaHasAHistory() {
    Set<FindingCode> untold = EnumSet.copyOf(FindingCode.inAreas("history"));
    untold.remove(
        FindingCode.HISTORY_CERTIFICATE_CHANGED); // of hosts, not of domains: CertificateStepTest
    HistoryCase.all().forEach(each -> untold.removeAll(each.codes()));
    assertThat(untold).isEmpty();
  }
}

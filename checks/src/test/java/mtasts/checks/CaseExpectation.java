package mtasts.checks;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;

/**
 * The file {@code expected} of a case. A finding whose summary the file leaves out is compared
 * without it; lines that begin with {@code judged} or {@code unjudged} stay as they are.
 */
final class CaseExpectation {

  private static final String INDENT = "    ";

  private final CaseFolder folder;
  private final List<String> lines;

  CaseExpectation(CaseFolder folder) {
    this.folder = folder;
    this.lines = text().lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** What the file has to say, as it would be written. */
  String text() {
    return Files.exists(folder.expected()) ? CaseFolder.readUtf8(folder.expected()) : "";
  }

  /** What the file would have to be for this report. */
  String of(DomainReport report, CaseDomain domain) {
    List<String> out = new ArrayList<>();
    comments().forEach(out::add);
    out.add("status " + report.status());
    out.add("delivery " + report.delivery());
    report.enforceWould().ifPresent(would -> out.add("enforce_would " + would));
    for (Finding finding : report.findings()) {
      String line = domain.stable(line(finding));
      out.add(line);
      if (!isToldWithoutSummary(line)) {
        out.add(INDENT + domain.stable(finding.summary()));
      }
    }
    lines.stream()
        .filter(line -> line.startsWith("judged ") || line.startsWith("unjudged "))
        .map(line -> actual(line, report, domain))
        .forEach(out::add);
    return String.join("\n", out) + "\n";
  }

  private Stream<String> comments() {
    return text().lines().takeWhile(line -> line.startsWith("#"));
  }

  private static String line(Finding finding) {
    String line = finding.severity() + " " + finding.code() + " " + finding.subject();
    return finding.cause().equals(finding.subject()) ? line : line + " <- " + finding.cause();
  }

  private boolean isToldWithoutSummary(String line) {
    int at = lines.indexOf(line);
    return at >= 0 && (at + 1 == lines.size() || !lines.get(at + 1).startsWith(INDENT));
  }

  /** {@code judged CODE CAUSE}: whether the absence of such a finding would mean anything. */
  private String actual(String line, DomainReport report, CaseDomain domain) {
    String[] words = line.split(" ", 3);
    FindingCode code = FindingCode.of(words[1]).orElseThrow();
    boolean judged = report.judges(code, domain.exact(folder.renamed(words[2])));
    return (judged ? "judged " : "unjudged ") + words[1] + " " + words[2];
  }

  /** The codes that the file names as findings. */
  List<FindingCode> codes() {
    return lines.stream()
        .filter(line -> !line.startsWith(INDENT) && !line.contains("judged "))
        .map(line -> line.split(" ", 3)[1])
        .flatMap(word -> FindingCode.of(word).stream())
        .distinct()
        .toList();
  }
}

package mtasts.monitor.cli;

import java.net.IDN;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Evidence;
import mtasts.checks.report.Finding;
import mtasts.checks.report.LintReport;

/** A report for people: a line per domain and its findings below, aligned. */
final class TextReport {

  private static final int WIDTH = 100;
  private static final String INDENT = "           ";

  private final Paint paint;
  private final boolean explain;

  TextReport(Paint paint, boolean explain) {
    this.paint = paint;
    this.explain = explain;
  }

  /** The text for these reports; ends with a line break. */
  String of(List<DomainReport> reports) {
    int nameWidth = reports.stream().mapToInt(r -> name(r).length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (DomainReport report : reports) {
      line(out, report, nameWidth);
    }
    return out.toString();
  }

  /** The text for a lint; ends with a line break. */
  String of(LintReport report) {
    StringBuilder out = new StringBuilder();
    out.append(paint.status(report.status(), report.status().toString())).append('\n');
    report.findings().forEach(finding -> finding(out, finding));
    return out.toString();
  }

  private void line(StringBuilder out, DomainReport report, int nameWidth) {
    String name = name(report);
    out.append(paint.bold(name))
        .append(" ".repeat(nameWidth - name.length() + 2))
        .append(paint.status(report.status(), "%-7s".formatted(report.status())))
        .append("  ")
        .append(report.delivery());
    report
        .enforceWould()
        .ifPresent(would -> out.append(" (enforce would be: ").append(would).append(')'));
    out.append('\n');
    report.findings().forEach(finding -> finding(out, finding));
    report.cached().orElse(List.of()).stream()
        .filter(policy -> !policy.served())
        .forEach(older -> held(out, older));
    if (explain) {
      out.append(Evidence.of(report));
    }
  }

  /** An older policy that senders may hold, and what becomes of mail under it. */
  private void held(StringBuilder out, CachedPolicy older) {
    out.append("  ")
        .append(paint.dim("%-7s".formatted("held")))
        .append("  ")
        .append(older.mode())
        .append(" as id ")
        .append(String.join(", ", older.ids()))
        .append(" until ")
        .append(older.heldUntil().truncatedTo(ChronoUnit.SECONDS))
        .append(": ")
        .append(older.delivery())
        .append('\n');
  }

  private void finding(StringBuilder out, Finding finding) {
    out.append("  ")
        .append(paint.severity(finding.severity(), "%-7s".formatted(finding.severity())))
        .append("  ")
        .append(paint.bold(finding.code().toString()))
        .append("  ")
        .append(finding.subject())
        .append('\n');
    wrapped(out, "", finding.summary());
    if (!finding.remedy().isEmpty()) {
      wrapped(out, "fix: ", finding.remedy());
    }
    out.append(INDENT).append(paint.dim("see: " + finding.reference())).append('\n');
  }

  private static void wrapped(StringBuilder out, String label, String text) {
    for (String paragraph : (label + text).split("\n", -1)) {
      String rest = paragraph;
      while (INDENT.length() + rest.length() > WIDTH) {
        int cut = lastBlank(rest, WIDTH - INDENT.length());
        if (cut <= label.length()) {
          break; // what has no blank there stays whole
        }
        out.append(INDENT).append(rest, 0, cut).append('\n');
        rest = " ".repeat(label.length()) + rest.substring(cut + 1);
      }
      out.append(INDENT).append(rest).append('\n');
    }
  }

  /** The last blank up to there outside of quotes: a record stays whole, to be copied; or -1. */
  private static int lastBlank(String text, int end) {
    int blank = -1;
    boolean quoted = false;
    for (int i = 0; i <= end; i++) {
      quoted ^= text.charAt(i) == '"';
      blank = text.charAt(i) == ' ' && !quoted ? i : blank;
    }
    return blank;
  }

  /** The A-labels, with the name as people write it where that differs. */
  private static String name(DomainReport report) {
    String name = report.domain().name();
    String shown = name.contains("xn--") ? IDN.toUnicode(name) : name; // spared IDNA's tables
    return shown.equals(name) ? name : name + " (" + shown + ")";
  }
}

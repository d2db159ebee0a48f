package mtasts.monitor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import mtasts.checks.Lint;
import mtasts.checks.policy.PolicyParser;
import mtasts.checks.report.LintReport;
import mtasts.checks.report.ReportJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lint}: the rules applied offline, before anything is published. */
@Command(
    name = "lint",
    description = "Judges records and a policy before they are published; asks no server.")
final class LintCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--record",
      paramLabel = "TXT",
      description = "A TXT record at _mta-sts; several are several TXT records.")
  private @Nullable List<String> records;

  @Option(
      names = "--policy",
      paramLabel = "FILE|-",
      description = "The policy: a file, or - for standard input.")
  private @Nullable String policy;

  @Option(
      names = "--tlsrpt",
      paramLabel = "TXT",
      description = "A TXT record at _smtp._tls; several are several TXT records.")
  private @Nullable List<String> tlsrpt;

  @Option(
      names = "--mx",
      paramLabel = "HOST",
      description = "An MX host to match against the policy; may be given several times.")
  private @Nullable List<String> mx;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print the report (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Override
  public Integer call() {
    if (records == null && policy == null && tlsrpt == null && mx == null) {
      throw new ParameterException(
          spec.commandLine(), "Nothing to judge: give --record, --policy, --tlsrpt or --mx");
    }
    Lint lint = new Lint(InstantSource.system());
    if (records != null) {
      lint.records(records);
    }
    if (tlsrpt != null) {
      lint.tlsRptRecords(tlsrpt);
    }
    if (mx != null) {
      lint.mxHosts(mx);
    }
    if (policy != null) {
      lint.policy(policy.equals("-") ? "policy" : policy, body(policy));
    }
    LintReport report = lint.report();
    spec.commandLine().getOut().print(text(report));
    spec.commandLine().getOut().flush();
    return report.status().exitCode();
  }

  private String text(LintReport report) {
    return switch (format) {
      case TEXT -> new TextReport(Paint.forTerminal(), false).of(report);
      case JSON -> ReportJson.document(report) + "\n";
    };
  }

  /** One byte more than is allowed is enough to know that it is too much. */
  private byte[] body(String name) {
    int enough = PolicyParser.MAX_BYTES + 1;
    try {
      if (name.equals("-")) {
        return System.in.readNBytes(enough);
      }
      try (InputStream file = Files.newInputStream(Path.of(name))) {
        return file.readNBytes(enough);
      }
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "cannot read the policy " + name + ": " + Unreadable.why(e), e);
    }
  }
}

package mtasts.monitor.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import mtasts.checks.Suggestion;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.net.Deadline;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Status;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.round.NetworkChecks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code suggest}: what a domain would publish, by its MX records. */
@Command(
    name = "suggest",
    description = {
      "Looks up the MX hosts of a domain and prints what to publish: policy and records.",
      "Exit code: 0, 2 where there is nothing to publish, 3 where the lookup failed."
    })
final class SuggestCommand implements Callable<Integer> {

  /** RFC 8461 §3.2. */
  private static final long LONGEST_AGE = 31_557_600;

  @Spec private CommandSpec spec;
  @Mixin private ResolverOption resolvers;

  @Option(
      names = "--mode",
      paramLabel = "testing|enforce",
      defaultValue = "testing",
      description = "The mode of the policy (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--max-age",
      paramLabel = "SECONDS",
      defaultValue = "604800",
      description = "How long senders may keep the policy (default: ${DEFAULT-VALUE}, a week).")
  private long maxAge;

  @Parameters(paramLabel = "DOMAIN", description = "The mail domain.")
  private String name;

  @Override
  public Integer call() throws InterruptedException {
    if (maxAge < 0 || maxAge > LONGEST_AGE) {
      throw new ParameterException(
          spec.commandLine(), "--max-age " + maxAge + ": not within 0 to " + LONGEST_AGE);
    }
    DomainName domain = new DomainArguments(spec).read(List.of(name)).getFirst();
    ChecksConfig settings = resolvers.in(ChecksConfig.defaults());
    DnsAnswer<MxRecord> mx =
        NetworkChecks.dns(settings).mx(domain.name(), Deadline.in(settings.timeout().dns()));
    return switch (Suggestion.of(domain, mx, mode, maxAge, InstantSource.system())) {
      case Suggestion.Publish publish -> {
        publish.remarks().forEach(remark -> spec.commandLine().getErr().println("note: " + remark));
        spec.commandLine().getOut().print(SuggestionText.of(domain, publish));
        spec.commandLine().getOut().flush();
        yield ExitCode.OK;
      }
      case Suggestion.Nothing nothing -> ended(nothing.reason(), Status.FAILING);
      case Suggestion.Unknown unknown -> ended(unknown.reason(), Status.UNKNOWN);
    };
  }

  private int ended(String reason, Status status) {
    spec.commandLine().getErr().println(reason);
    return status.exitCode();
  }
}

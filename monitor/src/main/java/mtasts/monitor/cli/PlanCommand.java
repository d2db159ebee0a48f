package mtasts.monitor.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.history.Plan;
import mtasts.checks.history.Planner;
import mtasts.checks.net.Deadline;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Status;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.round.NetworkChecks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: a change, rehearsed against the policies that senders may hold. */
@Command(
    name = "plan",
    description = {
      "Tells which cached policies a change would meet, and the safe order of steps with dates.",
      "Asks the running daemon what it remembers; where it knows nothing, checks now and says so.",
      "Exit code: 0; 3 where too little is known to plan anything."
    })
final class PlanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ResolverOption resolvers;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration of the daemon.")
  private Path config;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print it (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Parameters(paramLabel = "DOMAIN", description = "The mail domain.")
  private String name;

  @ArgGroup(multiplicity = "1")
  private Change change = new Change();

  /** What is to change. */
  static final class Change {

    @Option(
        names = "--mx",
        paramLabel = "HOST",
        arity = "1..*",
        description = "Move to these MX hosts, which are all that the domain has then.")
    private @Nullable List<String> mx;

    @Option(
        names = "--mode",
        paramLabel = "enforce|testing|none",
        description = "Another mode of the policy.")
    private @Nullable Mode mode;

    @Option(names = "--retire", description = "Leave MTA-STS (RFC 8461 §8.3).")
    private boolean retire;
  }

  @Override
  public Integer call() throws InterruptedException {
    DomainName domain = new DomainArguments(spec).read(List.of(name)).getFirst();
    MonitorConfig loaded = ConfigFiles.load(config, spec);
    ChecksConfig settings = resolvers.in(loaded.checks());
    List<String> hosts = hosts();
    Remembrance known = new Remembrances(config, spec).of(domain, settings);
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    Planner planner = new Planner(known.report(), mxTtl(domain, settings), now);
    Plan plan = plan(planner, hosts, known);
    PlannedChange planned = new PlannedChange(domain, aim(hosts), known.source(), plan);
    spec.commandLine()
        .getOut()
        .print(
            switch (format) {
              case TEXT -> PlanText.of(planned);
              case JSON -> PlanJson.of(planned);
            });
    spec.commandLine().getOut().flush();
    return plan.steps().isEmpty() ? Status.UNKNOWN.exitCode() : ExitCode.OK;
  }

  private Plan plan(Planner planner, List<String> hosts, Remembrance known) {
    if (!hosts.isEmpty()) {
      return planner.toMx(hosts);
    }
    return change.retire || change.mode == null
        ? planner.toRetire()
        : planner.toMode(change.mode, known.cleanSince());
  }

  private String aim(List<String> hosts) {
    if (!hosts.isEmpty()) {
      return "move the MX records to " + String.join(", ", hosts);
    }
    return change.mode == null ? "leave MTA-STS" : "mode " + change.mode;
  }

  /** Names as an MX record can have them, in lower case. */
  private List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    for (String host : change.mx == null ? List.<String>of() : change.mx) {
      try {
        hosts.add(DomainName.of(host).name());
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), "--mx " + host + ": no host name: " + e.getMessage(), e);
      }
    }
    return hosts;
  }

  /** What the resolver still has of it, at most. */
  private static Optional<Duration> mxTtl(DomainName domain, ChecksConfig settings)
      throws InterruptedException {
    DnsAnswer<MxRecord> answer =
        NetworkChecks.dns(settings).mx(domain.name(), Deadline.in(settings.timeout().dns()));
    return answer instanceof DnsAnswer.Records<MxRecord> found
        ? Optional.of(Duration.ofSeconds(found.ttlSeconds()))
        : Optional.empty();
  }
}

package mtasts.monitor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mtasts.checks.Part;
import mtasts.checks.Scope;
import mtasts.checks.expect.Expectation;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Status;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.config.DomainConfig;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.config.ScheduleConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: looks at domains once, remembers nothing, alerts nobody. */
@Command(
    name = "check",
    description = "Checks domains now. Exit code: 0 ok, 1 warning, 2 failing, 3 unknown.")
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ResolverOption resolvers;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Take network settings, expectations and mutes from this configuration.")
  private @Nullable Path config;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print the reports (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(
      names = "--trust",
      paramLabel = "FILE.pem",
      description = "Trust these root certificates instead of the built-in ones.")
  private @Nullable Path trust;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Only these parts: record,policy,mx,smtp,tlsrpt,dane.")
  private List<String> only = List.of();

  @Option(names = "--explain", description = "Show the evidence too.")
  private boolean explain;

  @Parameters(
      paramLabel = "DOMAIN",
      arity = "0..*",
      description = "The domains; - reads them from standard input. None with -c: all of the file.")
  private List<String> names = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Set<Part> parts = parts();
    Optional<MonitorConfig> loaded =
        config == null ? Optional.empty() : Optional.of(ConfigFiles.load(config, spec));
    Map<DomainName, Scope> scopes = scopes(loaded, parts);
    ScheduleConfig schedule =
        loaded.map(MonitorConfig::schedule).orElseGet(ScheduleConfig::defaults);
    List<DomainReport> reports =
        LiveChecks.of(settings(loaded), spec).checkAll(scopes, schedule.concurrency());
    spec.commandLine().getOut().print(text(reports));
    spec.commandLine().getOut().flush();
    return reports.stream().map(DomainReport::status).reduce(Status.OK, Status::worse).exitCode();
  }

  private String text(List<DomainReport> reports) {
    return switch (format) {
      case TEXT -> new TextReport(Paint.forTerminal(), explain).of(reports);
      case JSON -> ReportJson.document(reports) + "\n";
    };
  }

  private Map<DomainName, Scope> scopes(Optional<MonitorConfig> loaded, Set<Part> parts) {
    List<DomainName> domains = new DomainArguments(spec).read(names);
    Map<DomainName, DomainConfig> known =
        loaded.map(c -> (Map<DomainName, DomainConfig>) c.domains()).orElse(Map.of());
    if (names.isEmpty()) {
      domains = new ArrayList<>(known.keySet());
    }
    if (domains.isEmpty() && loaded.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Which domain? Name one, or give -c FILE");
    }
    Map<DomainName, Scope> scopes = new LinkedHashMap<>();
    for (DomainName domain : domains) {
      DomainConfig own = known.get(domain);
      scopes.put(
          domain,
          own == null
              ? new Scope(parts, Set.of(), Expectation.NONE)
              : new Scope(parts, own.mute(), own.expect()));
    }
    return scopes;
  }

  private Set<Part> parts() {
    if (only.isEmpty()) {
      return EnumSet.allOf(Part.class);
    }
    EnumSet<Part> parts = EnumSet.noneOf(Part.class);
    for (String name : only) {
      parts.add(
          Part.of(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--only "
                              + name
                              + ": not one of record, policy, mx, smtp, tlsrpt, dane")));
    }
    return parts;
  }

  private ChecksConfig settings(Optional<MonitorConfig> loaded) {
    ChecksConfig resolved =
        resolvers.in(loaded.map(MonitorConfig::checks).orElseGet(ChecksConfig::defaults));
    return trust == null ? resolved : resolved.withTrustedCertificates(trust);
  }
}

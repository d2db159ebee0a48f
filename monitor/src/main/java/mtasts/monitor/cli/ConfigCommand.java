package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.Part;
import mtasts.checks.Scope;
import mtasts.checks.expect.Expectation;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Status;
import mtasts.monitor.config.DomainConfig;
import mtasts.monitor.config.Durations;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.config.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code config}: what a configuration file says, and what is wrong with it. */
@Command(name = "config", description = "Looks at a configuration file.")
final class ConfigCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "config check FILE, or config show FILE?");
  }

  @Command(
      name = "check",
      description = "Tells every problem of the file at once. Exit code: 0, or 78 where it is bad.")
  int check(@Parameters(paramLabel = "FILE") Path file) {
    MonitorConfig config = ConfigFiles.load(file, spec);
    int domains = config.domains().size();
    int receivers = config.alerts().receivers().size();
    spec.commandLine()
        .getOut()
        .println(
            file
                + ": ok, "
                + domains
                + (domains == 1 ? " domain, " : " domains, ")
                + receivers
                + (receivers == 1 ? " receiver" : " receivers"));
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      description = {
        "Prints the effective settings of domains, and where each comes from.",
        "With --suggest-expect, what a domain publishes now, to paste into its entry. Exit code: 0,"
            + " 3 where something could not be told."
      })
  int show(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only this domain.")
          @Nullable String name,
      @Option(
              names = "--suggest-expect",
              paramLabel = "DOMAIN",
              description = "Look at this domain, with the network settings of the file.")
          @Nullable String suggested)
      throws InterruptedException {
    MonitorConfig config = ConfigFiles.load(file, spec);
    if (suggested != null) {
      return suggest(domain(suggested), file, config);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      config.domains().values().forEach(domain -> print(domain, out));
      return ExitCode.OK;
    }
    DomainName wanted = domain(name);
    DomainConfig domain = config.domains().get(wanted);
    if (domain == null) {
      throw new ParameterException(spec.commandLine(), wanted + " is not in " + file);
    }
    print(domain, out);
    return ExitCode.OK;
  }

  private DomainName domain(String name) {
    return new DomainArguments(spec).read(List.of(name)).getFirst();
  }

  private int suggest(DomainName domain, Path file, MonitorConfig config)
      throws InterruptedException {
    Scope whatIsDeclared = new Scope(EnumSet.of(Part.POLICY, Part.MX), Set.of(), Expectation.NONE);
    Expectation now =
        LiveChecks.of(config.checks(), spec).look(domain, whatIsDeclared).published().declaration();
    List<String> untold = new ArrayList<>(Expectation.KEYS);
    untold.removeAll(now.yaml().keySet());
    if (!now.equals(Expectation.NONE)) {
      spec.commandLine().getOut().println(now);
    }
    if (untold.isEmpty()) {
      return ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .println(
            "could not be told: "
                + String.join(", ", untold)
                + "; this says why: mta-sts-monitor check -c "
                + file
                + " "
                + domain);
    return Status.UNKNOWN.exitCode();
  }

  private static void print(DomainConfig domain, PrintWriter out) {
    out.println(domain.name() + "  # " + domain.place());
    line(
        out, "interval", Durations.text(domain.interval()), origin(domain, "interval", "schedule"));
    domain.group().ifPresent(group -> line(out, "group", group, Optional.empty()));
    domain
        .labels()
        .forEach(
            (key, value) -> line(out, "labels." + key, value, origin(domain, "labels." + key, "")));
    domain.mute().stream()
        .sorted()
        .forEach(code -> line(out, "mute", code.toString(), origin(domain, "mute." + code, "")));
    domain
        .expect()
        .yaml()
        .forEach(
            (key, value) -> line(out, "expect." + key, value, origin(domain, "expect." + key, "")));
  }

  private static Optional<String> origin(DomainConfig domain, String key, String otherwise) {
    Place place = domain.origins().get(key);
    return Optional.of(place == null ? otherwise : place.toString());
  }

  private static void line(PrintWriter out, String key, String value, Optional<String> origin) {
    String from = origin.filter(o -> !o.isEmpty()).map(o -> "  # " + o).orElse("");
    out.println("  " + key + ": " + value + from);
  }
}

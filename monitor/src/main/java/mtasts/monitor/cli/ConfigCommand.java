package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.DomainName;
import mtasts.monitor.config.DomainConfig;
import mtasts.monitor.config.Durations;
import mtasts.monitor.config.Expectation;
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
      description = "Prints the effective settings of domains, and where each comes from.")
  int show(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only this domain.")
          @Nullable String name) {
    MonitorConfig config = ConfigFiles.load(file, spec);
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      config.domains().values().forEach(domain -> print(domain, out));
      return ExitCode.OK;
    }
    DomainName wanted = new DomainArguments(spec).read(List.of(name)).getFirst();
    DomainConfig domain = config.domains().get(wanted);
    if (domain == null) {
      throw new ParameterException(spec.commandLine(), wanted + " is not in " + file);
    }
    print(domain, out);
    return ExitCode.OK;
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
    domain.expect().ifPresent(expect -> print(expect, origin(domain, "expect", ""), out));
  }

  private static void print(Expectation expect, Optional<String> origin, PrintWriter out) {
    expect.mode().ifPresent(mode -> line(out, "expect.mode", mode.toString(), origin));
    if (!expect.mx().isEmpty()) {
      line(out, "expect.mx", expect.mx().toString(), origin);
    }
    expect.maxAge().ifPresent(age -> line(out, "expect.max_age", Long.toString(age), origin));
    expect.policyHost().ifPresent(host -> line(out, "expect.policy_host", host.toString(), origin));
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

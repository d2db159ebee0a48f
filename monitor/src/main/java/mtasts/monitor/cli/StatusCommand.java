package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.ReportJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code status}: what the running daemon last saw, of all its domains or of one. */
@Command(
    name = "status",
    description = {
      "Tells what the running daemon last saw: a line per domain, or all about one.",
      "Exit code: 0, or 69 where the daemon is not reachable."
    })
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration of the daemon.")
  private Path config;

  @Parameters(paramLabel = "DOMAIN", arity = "0..1", description = "Only this domain, in full.")
  private @Nullable String name;

  @Override
  public Integer call() {
    DaemonApi api = ConfigFiles.daemon(config, spec);
    PrintWriter out = spec.commandLine().getOut();
    out.print(name == null ? all(api) : one(api, name));
    out.flush();
    return ExitCode.OK;
  }

  private String one(DaemonApi api, String wanted) {
    DomainName domain = new DomainArguments(spec).read(List.of(wanted)).getFirst();
    String report =
        api.text("/api/v1/domains/" + domain)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), domain + " is not monitored, or had no round yet"));
    return new TextReport(Paint.forTerminal(), false).of(List.of(ReportJson.read(report)));
  }

  private static String all(DaemonApi api) {
    List<JsonNode> domains = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      String after = URLEncoder.encode(cursor.get(), StandardCharsets.UTF_8);
      JsonNode page =
          api.get("/api/v1/domains?limit=1000&cursor=" + after)
              .orElseThrow(() -> new DaemonApi.Unreachable("the daemon has no list of domains"));
      page.path("domains").forEach(domains::add);
      cursor = page.path("next").asStringOpt();
    }
    return new StandingText(Paint.forTerminal()).domains(domains);
  }
}

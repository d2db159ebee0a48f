package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code incidents}: what is open in the running daemon. */
@Command(
    name = "incidents",
    description = {
      "Tells the open incidents of the running daemon, the oldest first.",
      "Exit code: 0, or 69 where the daemon is not reachable."
    })
final class IncidentsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration of the daemon.")
  private Path config;

  @Override
  public Integer call() {
    JsonNode incidents =
        ConfigFiles.daemon(config, spec)
            .get("/api/v1/incidents")
            .orElseThrow(() -> new DaemonApi.Unreachable("the daemon has no list of incidents"))
            .path("incidents");
    PrintWriter out = spec.commandLine().getOut();
    out.print(new StandingText(Paint.forTerminal()).incidents(incidents.valueStream().toList()));
    out.flush();
    return ExitCode.OK;
  }
}

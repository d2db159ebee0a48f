package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code outbox}: messages that the running daemon could not deliver. */
@Command(
    name = "outbox",
    description = {
      "Tells which messages of the running daemon wait for a receiver, and which were given up.",
      "Exit code: 0, or 69 where the daemon is not reachable."
    })
final class OutboxCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration of the daemon.")
  private Path config;

  @Override
  public Integer call() {
    JsonNode messages =
        ConfigFiles.daemon(config, spec)
            .get("/api/v1/outbox")
            .orElseThrow(() -> new DaemonApi.Unreachable("the daemon has no outbox to show"))
            .path("messages");
    PrintWriter out = spec.commandLine().getOut();
    out.print(new OutboxText(Paint.forTerminal()).of(messages.valueStream().toList()));
    out.flush();
    return ExitCode.OK;
  }
}

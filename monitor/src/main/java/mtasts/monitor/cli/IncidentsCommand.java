package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code incidents}: what is open in the running daemon, and that somebody knows. */
@Command(
    name = "incidents",
    description = {
      "Tells the open incidents of the running daemon, the oldest first.",
      "Exit code: 0, 64 where the daemon refuses it, 69 where it is not reachable."
    })
final class IncidentsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration of the daemon.")
  private @Nullable Path config;

  @Override
  public Integer call() {
    if (config == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--config=FILE'");
    }
    DaemonApi api = ConfigFiles.daemon(config, spec);
    List<JsonNode> incidents = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      String after = cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get();
      JsonNode page =
          api.get("/api/v1/incidents?limit=1000" + after)
              .orElseThrow(() -> new DaemonApi.Unreachable("the daemon has no list of incidents"));
      page.path("incidents").forEach(incidents::add);
      cursor = page.path("next").asStringOpt();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(new StandingText(Paint.forTerminal()).incidents(incidents));
    out.flush();
    return ExitCode.OK;
  }

  @Command(
      name = "ack",
      description = {
        "Says that somebody knows of an incident: no reminders of it any more, and no word of"
            + " further",
        "domains. That it becomes worse, or is over, is told all the same."
      })
  int acknowledge(
      @Mixin DaemonOptions daemon,
      @Parameters(paramLabel = "ID", description = "As incidents prints it.") String id,
      @Option(
              names = "--comment",
              paramLabel = "TEXT",
              required = true,
              description = "What to say.")
          String comment) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("comment", comment);
    String name = URLEncoder.encode(id, StandardCharsets.UTF_8);
    daemon.change("POST", "/api/v1/incidents/" + name + "/acknowledgement", Optional.of(body));
    return ExitCode.OK;
  }
}

package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/** {@code silence}: holds messages of the running daemon for a time. */
@Command(
    name = "silence",
    description = {
      "Holds messages of the running daemon for a time. Incidents are seen all the same; what is",
      "still there when a silence ends is told at once.",
      "Exit code: 0, 64 where the daemon refuses it, 69 where it is not reachable."
    })
final class SilenceCommand implements Runnable {

  private static final String PATH = "/api/v1/silences";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "silence add, list or remove?");
  }

  @Command(name = "add", description = "Adds one, and prints its id.")
  int add(
      @Mixin DaemonOptions daemon,
      @Option(
              names = "--match",
              paramLabel = "KEY=VALUE[,KEY=VALUE]...",
              required = true,
              split = ",",
              description = {
                "What it holds; all must hold. Keys: domain, code, cause, mx (with * and ?),",
                "severity, group, labels.KEY."
              })
          List<String> match,
      @Option(
              names = "--for",
              paramLabel = "TIME",
              required = true,
              description = "For how long, such as 90s, 15m, 2h or 1d.")
          String time,
      @Option(names = "--comment", paramLabel = "TEXT", required = true, description = "Why.")
          String comment) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("match", matcher(match));
    body.put("for", time);
    body.put("comment", comment);
    JsonNode added =
        daemon
            .change("POST", PATH, Optional.of(body))
            .orElseThrow(() -> new DaemonApi.Unreachable("the daemon does not say what it did"));
    PrintWriter out = spec.commandLine().getOut();
    out.println(added.path("id").asString(""));
    return ExitCode.OK;
  }

  private ObjectNode matcher(List<String> pairs) {
    ObjectNode match = JsonNodeFactory.instance.objectNode();
    for (String pair : pairs) {
      int sign = pair.indexOf('=');
      if (sign < 1) {
        throw new ParameterException(
            spec.commandLine(), "--match wants KEY=VALUE, such as domain=example.com");
      }
      String key = pair.substring(0, sign).strip();
      String value = pair.substring(sign + 1).strip();
      ObjectNode owner = key.startsWith("labels.") ? match.withObject("/labels") : match;
      String name = key.startsWith("labels.") ? key.substring("labels.".length()) : key;
      if (owner.has(name)) {
        throw new ParameterException(spec.commandLine(), "--match has a key twice: " + key);
      }
      owner.put(name, value);
    }
    return match;
  }

  @Command(name = "list", description = "Tells those that are there, maintenance windows too.")
  int list(
      @Option(
              names = {"-c", "--config"},
              paramLabel = "FILE",
              required = true,
              description = "The configuration of the daemon.")
          Path config) {
    JsonNode silences =
        ConfigFiles.daemon(config, spec)
            .get(PATH)
            .orElseThrow(() -> new DaemonApi.Unreachable("the daemon has no list of silences"))
            .path("silences");
    PrintWriter out = spec.commandLine().getOut();
    out.print(StandingText.silences(silences.valueStream().toList()));
    out.flush();
    return ExitCode.OK;
  }

  @Command(
      name = "remove",
      description = "Ends one. What it held and is still there is told at once.")
  int remove(
      @Mixin DaemonOptions daemon,
      @Parameters(paramLabel = "ID", description = "As add and list print it.") String id) {
    daemon.change(
        "DELETE", PATH + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8), Optional.empty());
    return ExitCode.OK;
  }
}

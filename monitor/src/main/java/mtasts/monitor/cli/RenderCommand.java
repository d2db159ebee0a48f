package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mtasts.alerts.notice.Plain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alert render}: an incident as a message would tell of it, sent to nobody. */
@Command(
    name = "render",
    description = {
      "Prints the message that would tell of an incident of the running daemon, open or over.",
      "Exit code: 0, 64 where there is no such incident, 69 where the daemon is not reachable."
    })
final class RenderCommand implements Callable<Integer> {

  /** What a message tells. */
  enum Kind {
    OPENED,
    UPDATED,
    REMINDER,
    FLAPPING,
    RESOLVED
  }

  /** How it is printed. */
  enum Format {
    TEXT,
    HTML,
    JSON
  }

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration of the daemon.")
  private Path config;

  @Parameters(paramLabel = "INCIDENT", description = "Its id, as incidents prints it.")
  private String incident;

  @Option(
      names = "--receiver",
      paramLabel = "NAME",
      description = "Who would get it, of their domains only (default: of all domains).")
  private @Nullable String receiver;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "The owner, for a receiver that goes to the owners of domains.")
  private @Nullable String owner;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "What it would tell: opened, updated, reminder, flapping or resolved (default: how the"
              + " incident stands).")
  private @Nullable Kind kind;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description =
          "text or html, as in a mail, or json, as in the webhook format standard (default: text).")
  private Format format;

  @Override
  public Integer call() {
    String path =
        "/api/v1/incidents/"
            + encoded(incident)
            + "/message?format="
            + lower(format)
            + parameter("receiver", receiver)
            + parameter("owner", owner)
            + (kind == null ? "" : "&kind=" + lower(kind));
    Optional<String> message = ConfigFiles.daemon(config, spec).text(path);
    if (message.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "the daemon knows no incident " + incident + ", or it does not concern the receiver");
    }
    PrintWriter out = spec.commandLine().getOut();
    message.get().lines().map(Plain::line).forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private static String parameter(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + encoded(value);
  }

  private static String lower(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

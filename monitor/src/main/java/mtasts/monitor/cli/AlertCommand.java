package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.Sample;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Outcome;
import mtasts.checks.report.FindingCode;
import mtasts.monitor.AlertSettings;
import mtasts.monitor.config.AlertsConfig;
import mtasts.monitor.config.ReceiverConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alert}: trying out the channels to people, and what they are told. */
@Command(
    name = "alert",
    description = "Tries out the channels to people, and what they are told.",
    subcommands = RenderCommand.class)
final class AlertCommand implements Runnable {

  /** A receiver did not take the sample. */
  private static final int NOT_DELIVERED = 2;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "alert test -c FILE, or alert render -c FILE INCIDENT?");
  }

  @Command(
      name = "test",
      description = {
        "Sends a sample through the real channels and says what happened.",
        "Exit code: 0 where every receiver took it, else 2."
      })
  int test(
      @Option(
              names = {"-c", "--config"},
              paramLabel = "FILE",
              required = true,
              description = "The configuration.")
          Path config,
      @Option(names = "--receiver", paramLabel = "NAME", description = "Only this receiver.")
          @Nullable String only,
      @Option(
              names = "--to",
              paramLabel = "ADDRESS",
              description = "The mail address for receivers that go to the owners of domains.")
          @Nullable String owner,
      @Option(
              names = "--code",
              paramLabel = "CODE",
              defaultValue = "smtp.certificate-expired",
              description = "What the sample pretends (default: ${DEFAULT-VALUE}).")
          String codeName)
      throws InterruptedException {
    FindingCode code =
        FindingCode.of(codeName)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--code " + codeName + ": there is no such code"));
    AlertsConfig alerts = ConfigFiles.load(config, spec).alerts();
    List<ReceiverConfig> receivers =
        alerts.receivers().stream()
            .filter(receiver -> only == null || receiver.name().equals(only))
            .toList();
    if (receivers.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          only == null ? config + " names no receiver" : config + " names no receiver " + only);
    }
    ServerTrust trust = AlertSettings.trust(alerts);
    boolean allTook = true;
    for (ReceiverConfig receiver : receivers) {
      allTook &= took(receiver, trust, Optional.ofNullable(owner), code);
    }
    return allTook ? ExitCode.OK : NOT_DELIVERED;
  }

  private boolean took(
      ReceiverConfig config, ServerTrust trust, Optional<String> owner, FindingCode code)
      throws InterruptedException {
    boolean toOwners = config instanceof ReceiverConfig.Owner;
    if (toOwners && owner.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(config.name() + ": goes to the owners of domains; try it with --to ADDRESS");
      return false;
    }
    Addressee addressee = new Addressee(config.name(), toOwners ? owner : Optional.empty());
    return took(config, trust, addressee, code);
  }

  private boolean took(
      ReceiverConfig config, ServerTrust trust, Addressee addressee, FindingCode code)
      throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Origin origin = new Origin(AlertSettings.hostName(), VersionText.version(), Optional.empty());
    PrintWriter out = spec.commandLine().getOut();
    try (Receiver receiver = AlertSettings.receiver(config, trust, clock)) {
      Outcome outcome =
          receiver.deliver(Sample.of(code, addressee, origin, clock.instant(), new SecureRandom()));
      return switch (outcome) {
        case Outcome.Delivered delivered -> {
          out.println(
              config.name() + ": delivered" + delivered.note().map(n -> " (" + n + ")").orElse(""));
          yield true;
        }
        case Outcome.Retry retry -> {
          out.println(config.name() + ": not taken now: " + retry.reason());
          yield false;
        }
        case Outcome.Held _, Outcome.Dropped _ ->
            throw new IllegalStateException("a receiver neither holds nor drops a message");
        case Outcome.Refused refused -> {
          out.println(config.name() + ": refused: " + refused.reason());
          yield false;
        }
      };
    }
  }
}

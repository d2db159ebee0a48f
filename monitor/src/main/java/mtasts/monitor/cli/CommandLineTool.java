package mtasts.monitor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's command line: finds the command and runs it. */
@Command(
    name = "mta-sts-monitor",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT, // of the help, that is
    versionProvider = VersionText.class,
    description = "Watches the MTA-STS set-up of mail domains and alerts when it breaks.")
public final class CommandLineTool implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs the command that the arguments name; the exit code. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new CommandLineTool());
    wanted(args).forEach(line::addSubcommand);
    return line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(CommandLineTool::wrongUsage)
        .setExecutionExceptionHandler(CommandLineTool::failed)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  /** The command that the arguments name, alone: to learn all takes as long as half a check. */
  private static Map<String, Class<?>> wanted(String... args) {
    Map<String, Class<?>> commands = commands();
    if (args.length > 0 && commands.containsKey(args[0])) {
      commands.keySet().retainAll(List.of(args[0]));
    }
    return commands;
  }

  /** All, in the order of the help. */
  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("lint", LintCommand.class);
    commands.put("suggest", SuggestCommand.class);
    commands.put("plan", PlanCommand.class);
    commands.put("config", ConfigCommand.class);
    commands.put("alert", AlertCommand.class);
    commands.put("status", StatusCommand.class);
    commands.put("incidents", IncidentsCommand.class);
    commands.put("outbox", OutboxCommand.class);
    commands.put("silence", SilenceCommand.class);
    commands.put("demo", DemoCommand.class);
    return commands;
  }

  private static int wrongUsage(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println(problem.getMessage());
    command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(
      Exception problem, CommandLine command, CommandLine.ParseResult arguments) {
    return switch (problem) {
      case ConfigFiles.Rejected rejected -> ExitCode.CONFIG;
      case DaemonApi.Unreachable unreachable -> {
        command.getErr().println(unreachable.getMessage());
        yield ExitCode.UNAVAILABLE;
      }
      case DaemonApi.Refused refused -> {
        command.getErr().println(refused.getMessage());
        yield ExitCode.USAGE;
      }
      case ParameterException usage -> wrongUsage(usage, new String[0]);
      default -> {
        command.getErr().println("internal error: " + problem);
        problem.printStackTrace(command.getErr());
        yield ExitCode.INTERNAL;
      }
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? See --help");
  }
}

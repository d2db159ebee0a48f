package mtasts.monitor.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import mtasts.monitor.demo.Demo;
import mtasts.monitor.systemd.LogLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole product on loopback, two minutes long. */
@Command(
    name = "demo",
    description = {
      "Shows what the monitor does: a mail world on loopback breaks and is mended.",
      "Ends by itself within two minutes, or on Ctrl-C."
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Demo demo = new Demo(spec.commandLine().getOut(), NetworkSurroundings.surroundings());
    LogLevel.warningsOnly();
    Signals.on("INT", demo::cutShort);
    Signals.on("TERM", demo::cutShort);
    return switch (demo.play()) {
      case ALL_TOLD -> ExitCode.OK;
      case MAIL_MISSING -> ExitCode.INTERNAL;
      case CUT_SHORT -> ExitCode.INTERRUPTED;
    };
  }
}

package mtasts.monitor.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.round.NetworkChecks;
import mtasts.monitor.round.ProbeWatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks over the network, for one run of a command. */
final class LiveChecks {

  private LiveChecks() {}

  /** Checks with these settings; ends the command where they cannot be used. */
  static NetworkChecks of(ChecksConfig settings, CommandSpec spec) {
    try {
      return NetworkChecks.of(settings, Clock.tickMillis(ZoneOffset.UTC), ProbeWatch.NONE);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "cannot use the trusted certificates: " + Unreadable.fileAndWhy(e),
          e);
    }
  }
}

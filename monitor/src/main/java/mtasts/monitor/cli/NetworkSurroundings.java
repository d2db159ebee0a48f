package mtasts.monitor.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import mtasts.checks.Scope;
import mtasts.monitor.Surroundings;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.round.NetworkChecks;
import mtasts.monitor.round.ProbeWatch;
import mtasts.monitor.systemd.Systemd;

/** Checks over the real network, as the daemon wants them. */
record NetworkSurroundings(InstantSource clock) implements Surroundings.Checks {

  /** What a monitor on this machine stands on. */
  static Surroundings surroundings() {
    InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);
    return new Surroundings(
        VersionText.version(),
        new NetworkSurroundings(clock),
        new Systemd(System.getenv(), ProcessHandle.current().pid()),
        clock,
        new SecureRandom());
  }

  @Override
  public Surroundings.Check of(ChecksConfig config, ProbeWatch watch) throws IOException {
    NetworkChecks checks = NetworkChecks.of(config, clock, watch);
    return (domain, muted, again) ->
        again
            ? checks.checkAgain(domain, Scope.without(muted))
            : checks.check(domain, Scope.without(muted));
  }
}

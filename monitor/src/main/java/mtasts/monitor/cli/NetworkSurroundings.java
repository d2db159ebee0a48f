package mtasts.monitor.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import mtasts.checks.Scope;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.Surroundings;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.doubt.Target;
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
    return new OverTheNetwork(NetworkChecks.of(config, clock, watch));
  }

  private record OverTheNetwork(NetworkChecks checks) implements Surroundings.Check {

    @Override
    public DomainReport check(DomainName domain, Scope scope, boolean again)
        throws InterruptedException {
      return again ? checks.checkAgain(domain, scope) : checks.check(domain, scope);
    }

    @Override
    public boolean hears(Target target) throws InterruptedException {
      return checks.hears(target);
    }
  }
}

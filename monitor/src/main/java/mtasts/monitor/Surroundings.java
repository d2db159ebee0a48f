package mtasts.monitor;

import java.io.IOException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import mtasts.checks.Scope;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.doubt.Target;
import mtasts.monitor.round.ProbeWatch;
import mtasts.monitor.systemd.Systemd;

/**
 * What the monitor stands on.
 *
 * @param version the version of this program
 * @param checks the way to the world
 * @param systemd who started it
 * @param clock the time
 * @param random where ids and the jitter of retries come from
 */
public record Surroundings(
    String version, Checks checks, Systemd systemd, InstantSource clock, RandomGenerator random) {

  /** Makes checks. */
  @FunctionalInterface
  public interface Checks {

    /**
     * Checks with these settings.
     *
     * @param watch is told of every outward step
     * @throws IOException where a file that the settings name can not be used; the message says why
     */
    Check of(ChecksConfig config, ProbeWatch watch) throws IOException;
  }

  /** Checks domains. Thread-safe. */
  @FunctionalInterface
  public interface Check {

    /**
     * Checks a domain now.
     *
     * @param domain the domain
     * @param scope which findings are wanted, and what the domain is declared to publish
     * @param again whether a doubt has to be settled: nothing that was seen before is reused then
     * @throws InterruptedException where the thread is interrupted; everything is closed then
     */
    DomainReport check(DomainName domain, Scope scope, boolean again) throws InterruptedException;

    /**
     * Asks somebody again: what a doubt of the monitor's own network is settled by. Without a way
     * to do so everybody is heard, and there is no doubt.
     *
     * @return whether anything came back
     * @throws InterruptedException where the thread is interrupted; everything is closed then
     */
    default boolean hears(Target target) throws InterruptedException {
      return true;
    }
  }
}

package mtasts.monitor.round;

import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;

/** The way to a report. */
@FunctionalInterface
public interface DomainChecker {

  /**
   * Checks a domain now.
   *
   * @param domain the domain
   * @param again whether a doubt has to be settled: nothing that was seen before is reused then
   * @throws InterruptedException where the thread is interrupted; everything is closed then
   */
  DomainReport check(DomainName domain, boolean again) throws InterruptedException;
}

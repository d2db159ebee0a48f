package mtasts.checks;

import mtasts.checks.expect.Published;
import mtasts.checks.report.DomainReport;

/** All that a check saw of one domain, before anything is said of it. */
public interface DomainLook {

  /**
   * What it means, in the light of the certificates that all servers have shown so far, those of
   * other domains included: a chain that led nowhere may turn out to be only incomplete.
   */
  DomainReport report();

  /** What of it an operator can declare. */
  Published published();
}

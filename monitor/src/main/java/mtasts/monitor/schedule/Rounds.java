package mtasts.monitor.schedule;

import java.time.Duration;
import mtasts.checks.report.DomainName;

/** What the schedule drives. Called on virtual threads, never twice at once for one domain. */
public interface Rounds {

  /**
   * Does one round of a domain, and is over when the round is.
   *
   * @param domain the domain
   * @param again whether this is a re-check of something seen just now
   * @throws InterruptedException when the schedule is closed meanwhile
   */
  void round(DomainName domain, boolean again) throws InterruptedException;

  /** Told at the begin of each round: how much later than due it begins. */
  void late(Duration delay);

  /** Told where a regular round is due while the one before has not ended: it is left out. */
  void leftOut();
}

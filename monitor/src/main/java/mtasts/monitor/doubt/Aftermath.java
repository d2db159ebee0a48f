package mtasts.monitor.doubt;

import java.time.Duration;
import java.util.Optional;
import mtasts.checks.report.DomainName;

/** What a doubt leads to. */
public interface Aftermath {

  /** Bad rounds that were seen over this way and not yet confirmed never were. */
  void forgetUnconfirmed(Way way);

  /**
   * Tells the monitor's own trouble, in one transaction.
   *
   * @param over what was told and is over
   * @param begun what is there now
   */
  void tell(Optional<Way> over, Optional<Way> begun);

  /** The domain is to be looked at again after this time. */
  void recheck(DomainName domain, Duration in);
}

package mtasts.monitor.round;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mtasts.checks.report.DomainName;

/** The domains that were never checked or are overdue at the start, until each had its round. */
public final class FirstRounds {

  private final Set<DomainName> awaited = ConcurrentHashMap.newKeySet();

  /** Waits for these. */
  public FirstRounds(Collection<DomainName> domains) {
    awaited.addAll(domains);
  }

  /** The domain had a round, or is not monitored any more. */
  public void settled(DomainName domain) {
    awaited.remove(domain);
  }

  /** True once none is awaited. */
  public boolean areOver() {
    return awaited.isEmpty();
  }
}

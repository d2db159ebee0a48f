package mtasts.monitor.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mtasts.checks.report.Status;

/**
 * All last reports in a line.
 *
 * @param domains how many have each status; none where the status is absent
 * @param oldestCheck when the domain was checked that waits longest
 */
public record FleetStanding(Map<Status, Integer> domains, Optional<Instant> oldestCheck) {

  /** Copies the map. */
  public FleetStanding {
    domains = Map.copyOf(domains);
  }

  /** How many domains have a report. */
  public int checked() {
    return domains.values().stream().mapToInt(Integer::intValue).sum();
  }
}

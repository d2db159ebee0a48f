package mtasts.monitor.store;

import java.time.Instant;
import java.util.List;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Status;

/**
 * The last report of a domain in a line.
 *
 * @param codes the codes that it tells, each once, worst first
 */
public record DomainStanding(
    DomainName domain, Status status, Delivery delivery, Instant checkedAt, List<String> codes) {

  /** Copies the list. */
  public DomainStanding {
    codes = List.copyOf(codes);
  }
}

package mtasts.monitor.store;

import java.time.Instant;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Status;

/** The last report of a domain in a line. */
public record DomainStanding(
    DomainName domain, Status status, Delivery delivery, Instant checkedAt) {}

package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Optional;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;

/**
 * One domain that an incident touches or touched.
 *
 * @param incidentId the incident
 * @param domain the domain
 * @param finding what was last said of it
 * @param since when it was first seen there
 * @param until when it was over there; absent: it is not
 */
public record Affected(
    String incidentId, DomainName domain, Finding finding, Instant since, Optional<Instant> until) {

  /** The same, over by then at the latest. */
  Affected endedBy(Instant moment) {
    return until.isPresent()
        ? this
        : new Affected(incidentId, domain, finding, since, Optional.of(moment));
  }
}

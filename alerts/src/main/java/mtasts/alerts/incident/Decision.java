package mtasts.alerts.incident;

import java.util.Optional;
import mtasts.checks.report.DomainName;

/**
 * What became of one key in one round, for log lines and metrics.
 *
 * @param domain the domain; absent: it is not about one
 * @param key code and cause
 * @param reason what was decided and why
 * @param incidentId the incident concerned
 */
public record Decision(
    Optional<DomainName> domain, IncidentKey key, Reason reason, Optional<String> incidentId) {}

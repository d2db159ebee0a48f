package mtasts.alerts.incident;

import mtasts.alerts.outbox.Addressee;

/**
 * Somebody who has heard nothing of an open incident for a while.
 *
 * @param incidentId the incident
 * @param addressee who
 */
public record Overdue(String incidentId, Addressee addressee) {}

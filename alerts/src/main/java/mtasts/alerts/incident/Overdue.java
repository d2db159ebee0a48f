package mtasts.alerts.incident;

/**
 * Somebody who has heard nothing of an open incident for a while.
 *
 * @param incidentId the incident
 * @param receiver the name of the receiver
 */
public record Overdue(String incidentId, String receiver) {}

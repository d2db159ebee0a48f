package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Optional;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage.Status;

/**
 * Somebody knows of an incident and works on it: no reminders any more, and no word of further
 * domains to those who have heard of it. That it becomes worse, or is over, is told all the same.
 *
 * @param incidentId the incident, which it ends with
 * @param at when
 * @param comment what they said
 */
public record Acknowledgement(String incidentId, Instant at, String comment) {

  /**
   * Acknowledges an open incident, or replaces what was said before. A reminder that waits is not
   * sent any more.
   *
   * @param state the state, in a transaction that the caller opens and commits
   * @return empty where there is no open incident with this id
   */
  public static Optional<Acknowledgement> give(
      String incidentId, String comment, IncidentState state, Instant now) {
    if (state.incident(incidentId).filter(i -> i.resolvedAt().isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    Acknowledgement given = new Acknowledgement(incidentId, now, comment);
    state.put(given);
    state.messages(incidentId).stream()
        .filter(row -> row.status() == Status.WAITING && row.tells(MessageKind.REMINDER))
        .forEach(row -> state.supersede(row.id()));
    return Optional.of(given);
  }
}

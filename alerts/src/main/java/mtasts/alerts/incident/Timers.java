package mtasts.alerts.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the mere passing of time brings about. To be turned every few seconds. */
public final class Timers {

  private final Changes changes;
  private final Announcements announcements;

  Timers(Changes changes, Announcements announcements) {
    this.changes = changes;
    this.announcements = announcements;
  }

  /**
   * Does what is due.
   *
   * @param state the state, in a transaction that the caller opens and commits
   * @param now the time
   * @return what was decided
   */
  public List<Decision> turn(IncidentState state, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (Incident incident : state.flapping()) {
      if (changes.isSettled(incident, now)) {
        decisions.add(settle(incident, state, now));
      }
    }
    return List.copyOf(decisions);
  }

  /** What it settled on is told, whatever it is. */
  private Decision settle(Incident incident, IncidentState state, Instant now) {
    state.forgetChanges(incident.key(), now);
    if (state.stillAffected(incident.id()) > 0) {
      state.put(incident.steady());
      announcements.settled(incident.steady(), state, now);
    } else {
      Incident over = incident.resolved(incident.flappedAt().orElse(now));
      state.put(over);
      announcements.resolved(over, state, now);
    }
    return new Decision(
        Optional.empty(), incident.key(), Reason.SETTLED, Optional.of(incident.id()));
  }
}

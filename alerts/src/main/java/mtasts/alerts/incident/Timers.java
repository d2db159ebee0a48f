package mtasts.alerts.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the mere passing of time brings about. To be turned every few seconds. */
public final class Timers {

  private final Changes changes;
  private final Announcements announcements;
  private final Undelivered undelivered;
  private final Set<String> receivers;

  Timers(
      Changes changes,
      Announcements announcements,
      Undelivered undelivered,
      Collection<String> receivers) {
    this.changes = changes;
    this.announcements = announcements;
    this.undelivered = undelivered;
    this.receivers = Set.copyOf(receivers);
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
    decisions.addAll(undelivered.look(receivers, state, now));
    return List.copyOf(decisions);
  }

  /**
   * To be called when other receivers are in force than before: what waits for one that is gone is
   * given up.
   */
  public List<Decision> abandonOthers(IncidentState state, Instant now) {
    return undelivered.abandonAllBut(receivers, state, now);
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

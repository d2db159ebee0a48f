package mtasts.alerts.incident;

import java.time.Instant;

/** How often the incidents of a key came and went lately. */
final class Changes {

  private final Flapping flapping;

  Changes(Flapping flapping) {
    this.flapping = flapping;
  }

  /** Notes one more; true where it is one too many. */
  boolean another(IncidentKey key, IncidentState state, Instant now) {
    Instant begin = now.minus(flapping.within());
    state.forgetChanges(key, begin);
    state.changed(key, now);
    return state.changes(key).stream().filter(at -> at.isAfter(begin)).count()
        >= flapping.changes();
  }

  /** Whether nothing has changed for so long that the incident does not flap any more. */
  boolean isSettled(Incident incident, Instant now) {
    return incident
        .flappedAt()
        .filter(last -> !now.isBefore(last.plus(flapping.settle())))
        .isPresent();
  }
}

package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import mtasts.checks.report.Finding;

/**
 * Incidents about the monitor itself. Who calls has made sure that it is so: they open and close at
 * once, and touch no domain.
 */
public final class SelfIncidents {

  private final Announcements announcements;
  private final RandomGenerator random;

  SelfIncidents(Announcements announcements, RandomGenerator random) {
    this.announcements = announcements;
    this.random = random;
  }

  /**
   * The monitor has this trouble: opens an incident, or keeps the one that is open.
   *
   * @param finding what it is, of the area {@code self}
   * @param except receivers that can not be told, since they are the trouble
   * @param state the state, in a transaction that the caller opens and commits
   * @param now the time
   */
  public Decision troubled(Finding finding, Set<String> except, IncidentState state, Instant now) {
    IncidentKey key = IncidentKey.of(finding);
    Optional<Incident> open = state.open(key);
    if (open.isPresent()) {
      if (!open.get().own().equals(Optional.of(finding))) {
        state.put(open.get().saying(finding));
      }
      return decision(key, Reason.STILL_THERE, open.get());
    }
    Incident incident = incident(IncidentId.next(random, state, now), finding, now);
    state.put(incident);
    announcements.troubled(incident, except, state, now);
    return decision(key, Reason.CONFIRMED, incident);
  }

  /** The trouble is over; nothing happens where there was none. */
  public Optional<Decision> over(IncidentKey key, IncidentState state, Instant now) {
    return state
        .open(key)
        .map(
            open -> {
              Incident over = open.resolved(now);
              state.put(over);
              announcements.resolved(over, state, now);
              return decision(key, Reason.RECOVERED, over);
            });
  }

  /** An incident that no state keeps, for the trouble that it can not be written. */
  public static Incident unkept(Finding finding, RandomGenerator random, Instant now) {
    return incident(IncidentId.any(random, now), finding, now);
  }

  private static Incident incident(String id, Finding finding, Instant now) {
    return new Incident(
        id,
        IncidentKey.of(finding),
        finding.summary(),
        finding.severity(),
        now,
        now,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(finding));
  }

  private static Decision decision(IncidentKey key, Reason reason, Incident incident) {
    return new Decision(Optional.empty(), key, reason, Optional.of(incident.id()));
  }
}

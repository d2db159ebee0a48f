package mtasts.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.report.FaultClass;
import mtasts.checks.report.FindingCode;

/** What the mere passing of time brings about. To be turned every few seconds. */
public final class Timers {

  private static final Set<FindingCode> EVENTS =
      Stream.of(FindingCode.values())
          .filter(code -> code.faultClass() == FaultClass.EVENT)
          .collect(Collectors.toUnmodifiableSet());

  private final Changes changes;
  private final Announcements announcements;
  private final Undelivered undelivered;
  private final Set<String> receivers;
  private final Quieting quieting;
  private final Optional<Duration> reminder;

  Timers(
      Changes changes,
      Announcements announcements,
      Undelivered undelivered,
      Collection<String> receivers,
      Quieting quieting,
      Optional<Duration> reminder) {
    this.changes = changes;
    this.announcements = announcements;
    this.undelivered = undelivered;
    this.receivers = Set.copyOf(receivers);
    this.quieting = quieting;
    this.reminder = reminder;
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
      if (incident.flappedAt().filter(now::isBefore).isPresent()) {
        state.put(incident.flapping(now)); // the clock was set back: the wait begins anew
      } else if (changes.isSettled(incident, now)) {
        decisions.add(settle(incident, state, now));
      }
    }
    for (Incident event : state.told(EVENTS)) {
      decisions.add(passed(event, state, now));
    }
    decisions.addAll(undelivered.look(receivers, state, now));
    decisions.addAll(quieting.turn(state, now));
    reminder.ifPresent(
        after -> decisions.addAll(remind(state.overdue(now.minus(after)), state, now)));
    return List.copyOf(decisions);
  }

  /**
   * To be called when other receivers are in force than before: what waits for one that is gone is
   * given up.
   */
  public List<Decision> abandonOthers(IncidentState state, Instant now) {
    return undelivered.abandonAllBut(receivers, state, now);
  }

  /** All who were to hear of an event have heard of it, or never will: it ends without a word. */
  private static Decision passed(Incident event, IncidentState state, Instant now) {
    for (Affected domain : state.affected(event.id())) {
      state.put(domain.endedBy(now));
    }
    state.put(event.resolved(now));
    return decision(event, Reason.PASSED);
  }

  private List<Decision> remind(List<Overdue> overdue, IncidentState state, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (Overdue one : overdue) {
      state
          .incident(one.incidentId())
          .ifPresent(
              incident -> {
                announcements.remind(incident, one.addressee(), state, now);
                decisions.add(decision(incident, Reason.REMINDED));
              });
    }
    return decisions;
  }

  private static Decision decision(Incident incident, Reason reason) {
    return new Decision(Optional.empty(), incident.key(), reason, Optional.of(incident.id()));
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
    return decision(incident, Reason.SETTLED);
  }
}

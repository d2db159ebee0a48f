package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mtasts.checks.report.FaultClass;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Severity;

/** Keeps incidents in step with the confirmed symptoms of their key. */
final class Casebook {

  private final Announcements announcements;
  private final Changes changes;
  private final RandomGenerator random;

  Casebook(Announcements announcements, Changes changes, RandomGenerator random) {
    this.announcements = announcements;
    this.changes = changes;
    this.random = random;
  }

  /** A symptom was confirmed: it joins the open incident of its key, or opens one. */
  Decision confirmed(Symptom symptom, Reason reason, IncidentState state, Instant now) {
    Optional<Incident> open = state.open(symptom.key());
    return open.isPresent()
        ? joined(open.get(), symptom, state, now)
        : opened(symptom, reason, state, now);
  }

  private Decision opened(Symptom symptom, Reason reason, IncidentState state, Instant now) {
    boolean tooOften = changes.another(symptom.key(), state, now);
    Incident fresh = incident(symptom, state, now);
    if (tooOften && fresh.isEvent()) {
      return untold(fresh, symptom, state, now);
    }
    Incident incident = tooOften ? fresh.flapping(now) : fresh;
    state.put(incident);
    state.put(affected(incident, symptom, Optional.empty()));
    if (tooOften) {
      announcements.flapping(incident, symptom, state, now);
    } else {
      announcements.joined(incident, symptom, false, state, now);
    }
    return decision(symptom, tooOften ? Reason.FLAPPING : reason, incident);
  }

  /** One more of what was told often enough of late: it is noted, and over. */
  private static Decision untold(
      Incident event, Symptom symptom, IncidentState state, Instant now) {
    Incident over = event.resolved(now);
    state.put(over);
    state.put(affected(over, symptom, Optional.of(now)));
    return decision(symptom, Reason.FLAPPING, over);
  }

  private Decision joined(Incident open, Symptom symptom, IncidentState state, Instant now) {
    boolean isBack = open.flappedAt().isPresent() && state.stillAffected(open.id()) == 0;
    Incident weighed = open.weighing(worse(open.severity(), symptom.severity()));
    Incident incident = isBack ? weighed.flapping(now) : weighed;
    if (!open.equals(incident)) {
      state.put(incident);
    }
    state.put(affected(incident, symptom, Optional.empty()));
    if (incident.flappedAt().isPresent()) {
      return decision(symptom, isBack ? Reason.FLAPPING : Reason.MORE_DOMAINS, incident);
    }
    boolean acknowledged = state.acknowledgement(incident.id()).isPresent();
    announcements.joined(incident, symptom, acknowledged, state, now);
    if (open.severity() != incident.severity()) {
      announcements.worsened(incident, symptom, true, state, now);
    }
    return decision(symptom, Reason.MORE_DOMAINS, incident);
  }

  /** What is said of a confirmed symptom changed; it may have become worse. */
  Decision changed(Symptom symptom, Reason reason, IncidentState state, Instant now) {
    Optional<Incident> open = state.open(symptom.key());
    open.ifPresent(incident -> state.put(affected(incident, symptom, Optional.empty())));
    if (open.isPresent() && reason == Reason.WORSENED) {
      Incident before = open.get();
      Incident incident = before.weighing(worse(before.severity(), symptom.severity()));
      boolean incidentToo = incident.severity() != before.severity();
      if (incidentToo) {
        state.put(incident);
      }
      if (incident.flappedAt().isEmpty()) {
        announcements.worsened(incident, symptom, incidentToo, state, now);
      }
    }
    return new Decision(
        Optional.of(symptom.domain()), symptom.key(), reason, open.map(Incident::id));
  }

  /**
   * A confirmed symptom is gone; with the last one the incident is over, unless it flaps. An event
   * is over once it is told, which {@link Timers} sees to.
   */
  Decision recovered(Symptom symptom, IncidentState state, Instant now) {
    if (symptom.key().code().faultClass() == FaultClass.EVENT) {
      return new Decision(
          Optional.of(symptom.domain()), symptom.key(), Reason.PASSED, Optional.empty());
    }
    Optional<Incident> left = leave(symptom, state, now);
    if (left.isEmpty()) {
      Optional<Incident> open = state.open(symptom.key());
      open.filter(one -> one.flappedAt().isEmpty())
          .ifPresent(one -> announcements.left(one, symptom, state, now));
      return new Decision(
          Optional.of(symptom.domain()),
          symptom.key(),
          Reason.FEWER_DOMAINS,
          open.map(Incident::id));
    }
    Incident incident = left.get();
    boolean flapsAlready = incident.flappedAt().isPresent();
    if (flapsAlready || changes.another(symptom.key(), state, now)) {
      Incident flapping = incident.flapping(now);
      state.put(flapping);
      if (!flapsAlready) {
        announcements.flapping(flapping, symptom, state, now);
      }
      return decision(symptom, Reason.FLAPPING, flapping);
    }
    Incident over = incident.resolved(now);
    state.put(over);
    announcements.resolved(over, state, now);
    return decision(symptom, Reason.RECOVERED, over);
  }

  /** The domain of a confirmed symptom left the configuration: nobody is told. */
  Decision forgotten(Symptom symptom, IncidentState state, Instant now) {
    Optional<Incident> left = leave(symptom, state, now);
    left.ifPresent(
        incident -> {
          state.put(incident.resolved(now));
          announcements.withdrawn(incident, state);
        });
    return new Decision(
        Optional.of(symptom.domain()),
        symptom.key(),
        Reason.FORGOTTEN,
        left.or(() -> state.open(symptom.key())).map(Incident::id));
  }

  /** Takes the domain out; gives the incident where it was the last one. */
  private static Optional<Incident> leave(Symptom symptom, IncidentState state, Instant now) {
    Optional<Incident> open = state.open(symptom.key());
    open.ifPresent(incident -> state.put(affected(incident, symptom, Optional.of(now))));
    return open.filter(incident -> state.stillAffected(incident.id()) == 0);
  }

  private Incident incident(Symptom symptom, IncidentState state, Instant now) {
    return new Incident(
        IncidentId.next(random, state, now),
        symptom.key(),
        title(symptom.finding()),
        symptom.severity(),
        symptom.since(),
        now,
        Optional.empty(),
        symptom.foundAtStart(),
        Optional.empty(),
        Optional.empty());
  }

  /** The summary, with what it speaks of in front where it does not say so itself. */
  private static String title(Finding finding) {
    String subject = finding.subject().replaceFirst("(?<=]):[0-9]{1,5}$", "");
    return finding.summary().contains(subject.split(" ", 2)[0])
        ? finding.summary()
        : subject + ": " + finding.summary();
  }

  private static Affected affected(Incident incident, Symptom symptom, Optional<Instant> until) {
    return new Affected(incident.id(), symptom.domain(), symptom.finding(), symptom.since(), until);
  }

  private static Decision decision(Symptom symptom, Reason reason, Incident incident) {
    return new Decision(
        Optional.of(symptom.domain()), symptom.key(), reason, Optional.of(incident.id()));
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

package mtasts.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mtasts.alerts.incident.Observation.Absent;
import mtasts.alerts.incident.Observation.Nothing;
import mtasts.alerts.incident.Observation.Present;
import mtasts.alerts.incident.Symptom.Phase;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Severity;

/**
 * One step of a symptom's life. Pure.
 *
 * <pre>
 *            enough sightings               absent
 * PENDING ------------------------&gt; FIRING --------&gt; RECOVERING
 *    | absent                          ^   present       | |  enough absences
 *    v                                 +-----------------+ v
 *   gone, nobody heard of it                              gone, resolved
 * </pre>
 *
 * @param symptom what it became; empty: it is gone
 * @param reason why
 */
record Transition(Optional<Symptom> symptom, Reason reason) {

  /** What stays unknown for so long is told as a warning of its own. */
  static final Duration BLIND_FOR = Duration.ofHours(6);

  /** The first sighting. */
  static Transition first(
      DomainName domain, Present seen, boolean foundAtStart, Confirmation confirmation) {
    Finding finding = seen.finding();
    Symptom pending =
        new Symptom(
            domain,
            IncidentKey.of(finding),
            Phase.PENDING,
            isBlind(finding) ? 0 : 1,
            finding,
            finding.severity(),
            seen.at(),
            seen.at(),
            foundAtStart);
    return confirmed(pending, confirmation);
  }

  /** What follows from one more observation. */
  static Transition next(
      Symptom before, Observation observation, Instant now, Confirmation confirmation) {
    return switch (observation) {
      case Nothing(Reason reason) when reason == Reason.DOUBTED -> doubted(before);
      case Nothing(Reason reason) -> to(before, reason);
      case Present(Finding _, Instant at) when !counts(before, at, now) ->
          to(before, Reason.ALREADY_COUNTED);
      case Present seen -> present(before, seen, confirmation);
      case Absent(Instant at) when !counts(before, at, now) -> to(before, Reason.ALREADY_COUNTED);
      case Absent(Instant at) -> absent(before, at, confirmation);
    };
  }

  /** What was seen and is not confirmed was nothing; all else waits for the end of the doubt. */
  static Transition doubted(Symptom before) {
    return switch (before.phase()) {
      case PENDING -> new Transition(Optional.empty(), Reason.DOUBTED);
      case FIRING ->
          to(
              with(
                  before, Phase.FIRING, 0, before.finding(), before.severity(), before.countedAt()),
              Reason.DOUBTED);
      case RECOVERING -> to(before, Reason.DOUBTED);
    };
  }

  /** Only newer evidence counts, unless the clock was set back since the last. */
  private static boolean counts(Symptom before, Instant at, Instant now) {
    return at.isAfter(before.countedAt())
        || (before.countedAt().isAfter(now) && !at.equals(before.countedAt()));
  }

  private static Transition present(Symptom before, Present seen, Confirmation confirmation) {
    Finding finding = seen.finding();
    Symptom told =
        with(before, before.phase(), before.rounds(), finding, before.severity(), seen.at());
    return switch (before.phase()) {
      case PENDING ->
          confirmed(
              with(
                  told,
                  Phase.PENDING,
                  isBlind(finding) ? 0 : before.rounds() + 1,
                  finding,
                  finding.severity(),
                  seen.at()),
              confirmation);
      case FIRING -> firing(told, confirmation);
      case RECOVERING ->
          to(with(told, Phase.FIRING, 0, finding, before.severity(), seen.at()), Reason.RELAPSED);
    };
  }

  private static Transition confirmed(Symptom pending, Confirmation confirmation) {
    if (isBlind(pending.finding())) {
      return blind(pending);
    }
    if (pending.rounds() < needed(pending, confirmation)) {
      return to(pending, Reason.SUSPECTED);
    }
    return to(
        with(pending, Phase.FIRING, 0, pending.finding(), pending.severity(), pending.countedAt()),
        pending.foundAtStart() ? Reason.FOUND_AT_START : Reason.CONFIRMED);
  }

  /** What can not be found out says nothing, until it has said nothing for too long. */
  private static Transition blind(Symptom pending) {
    if (pending.countedAt().isBefore(pending.since().plus(BLIND_FOR))) {
      return to(pending, Reason.NOT_JUDGED);
    }
    return to(
        with(pending, Phase.FIRING, 0, pending.finding(), Severity.WARNING, pending.countedAt()),
        Reason.UNKNOWN_FOR_LONG);
  }

  private static boolean isBlind(Finding finding) {
    return finding.severity() == Severity.UNKNOWN;
  }

  /** A worse severity is confirmed like a new fault; a milder one changes nothing. */
  private static Transition firing(Symptom told, Confirmation confirmation) {
    Severity seen = isBlind(told.finding()) ? Severity.WARNING : told.finding().severity();
    int worse = seen.compareTo(told.severity()) > 0 ? told.rounds() + 1 : 0;
    if (worse > 0 && worse >= needed(told, confirmation)) {
      return to(
          with(told, Phase.FIRING, 0, told.finding(), seen, told.countedAt()), Reason.WORSENED);
    }
    return to(
        with(told, Phase.FIRING, worse, told.finding(), told.severity(), told.countedAt()),
        worse > 0 ? Reason.SUSPECTED : Reason.STILL_THERE);
  }

  private static Transition absent(Symptom before, Instant at, Confirmation confirmation) {
    if (before.phase() == Phase.PENDING) {
      return new Transition(Optional.empty(), Reason.UNCONFIRMED);
    }
    int absences = before.phase() == Phase.RECOVERING ? before.rounds() + 1 : 1;
    if (absences >= confirmation.recovered()) {
      return new Transition(Optional.empty(), Reason.RECOVERED);
    }
    return to(
        with(before, Phase.RECOVERING, absences, before.finding(), before.severity(), at),
        Reason.RECOVERING);
  }

  private static int needed(Symptom symptom, Confirmation confirmation) {
    return confirmation.sightings(symptom.key().code().faultClass());
  }

  private static Transition to(Symptom symptom, Reason reason) {
    return new Transition(Optional.of(symptom), reason);
  }

  private static Symptom with(
      Symptom s, Phase phase, int rounds, Finding finding, Severity severity, Instant countedAt) {
    return new Symptom(
        s.domain(),
        s.key(),
        phase,
        rounds,
        finding,
        severity,
        s.since(),
        countedAt,
        s.foundAtStart());
  }
}

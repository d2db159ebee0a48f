package mtasts.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import mtasts.alerts.incident.Observation.Present;
import mtasts.alerts.incident.Symptom.Phase;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Status;

/**
 * Takes rounds and decides what is news. Everything that it remembers goes through the state passed
 * in: no clock, no I/O, no memory of its own. Thread-safe where the random generator is.
 */
public final class Incidents {

  private final Confirmation confirmation;
  private final Casebook casebook;
  private final Timers timers;
  private final SelfIncidents self;

  /**
   * Sets it up.
   *
   * @param confirmation how many rounds must agree
   * @param flapping when an incident comes and goes too often
   * @param calm when it is told again, and when news are held
   * @param audience who hears of what
   * @param groupWait how long news wait for more of the same cause before they are sent
   * @param random where ids come from
   */
  public Incidents(
      Confirmation confirmation,
      Flapping flapping,
      Calm calm,
      Audience audience,
      Duration groupWait,
      RandomGenerator random) {
    this.confirmation = confirmation;
    Announcements announcements = new Announcements(audience, groupWait, random);
    Changes changes = new Changes(flapping);
    this.casebook = new Casebook(announcements, changes, random);
    this.self = new SelfIncidents(announcements, random);
    this.timers =
        new Timers(
            changes,
            announcements,
            new Undelivered(self),
            audience.receivers(),
            new Quieting(calm.windows(), audience, announcements, random),
            calm.reminder());
  }

  /** What the passing of time brings about. */
  public Timers timers() {
    return timers;
  }

  /** Incidents about the monitor itself. */
  public SelfIncidents self() {
    return self;
  }

  /**
   * Compares a round with what is remembered and writes what follows: symptoms, incidents, outbox
   * rows.
   *
   * @param report the outcome of the round
   * @param state the state, in a transaction that the caller opens and commits
   * @param now the time
   */
  public Taken take(DomainReport report, IncidentState state, Instant now) {
    DomainName domain = report.domain();
    boolean first = !state.known(domain);
    Map<IncidentKey, Symptom> before = symptoms(domain, state);
    Sightings sightings = new Sightings(report);
    Set<IncidentKey> keys = new TreeSet<>(before.keySet());
    keys.addAll(sightings.keys());

    List<Decision> decisions = new ArrayList<>();
    OptionalInt unsettled = OptionalInt.empty();
    for (IncidentKey key : keys) {
      Optional<Symptom> old = Optional.ofNullable(before.get(key));
      Observation observation = sightings.of(key, old.map(Symptom::finding));
      Transition step = step(domain, old, observation, first, now);
      decisions.add(settle(domain, key, old, step, state, now));
      unsettled = lower(unsettled, step.symptom());
    }
    // a round that could find out nothing is no beginning
    if (first && report.status() != Status.UNKNOWN) {
      state.remember(domain);
    }
    return new Taken(decisions, unsettled);
  }

  /**
   * Forgets what was seen and not confirmed: the monitor has come to doubt that it saw right.
   *
   * @param codes of these codes
   * @param concerned and where this holds
   */
  public List<Decision> doubt(
      Set<FindingCode> codes, Predicate<IncidentKey> concerned, IncidentState state) {
    List<Decision> decisions = new ArrayList<>();
    for (Symptom symptom : state.unconfirmed(codes)) {
      if (concerned.test(symptom.key())) {
        Transition step = Transition.doubted(symptom);
        step.symptom()
            .ifPresentOrElse(state::put, () -> state.remove(symptom.domain(), symptom.key()));
        decisions.add(nothing(symptom.domain(), symptom.key(), step));
      }
    }
    return List.copyOf(decisions);
  }

  /** Forgets a domain that left the configuration, and closes its part of incidents silently. */
  public List<Decision> forget(DomainName domain, IncidentState state, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (Symptom symptom : symptoms(domain, state).values()) {
      state.remove(domain, symptom.key());
      if (symptom.phase() != Phase.PENDING) {
        decisions.add(casebook.forgotten(symptom, state, now));
      }
    }
    state.forget(domain);
    return List.copyOf(decisions);
  }

  private Transition step(
      DomainName domain,
      Optional<Symptom> old,
      Observation observation,
      boolean first,
      Instant now) {
    if (old.isPresent()) {
      return Transition.next(old.get(), observation, now, confirmation);
    }
    return switch (observation) {
      case Present seen -> Transition.first(domain, seen, first, confirmation);
      case Observation.Nothing(Reason reason) -> new Transition(Optional.empty(), reason);
      case Observation.Absent _ -> new Transition(Optional.empty(), Reason.NOT_JUDGED);
    };
  }

  private Decision settle(
      DomainName domain,
      IncidentKey key,
      Optional<Symptom> old,
      Transition step,
      IncidentState state,
      Instant now) {
    if (step.symptom().isEmpty()) {
      old.ifPresent(gone -> state.remove(domain, key));
    } else if (!step.symptom().equals(old)) {
      state.put(step.symptom().get());
    }
    Symptom symptom = step.symptom().or(() -> old).orElse(null);
    if (symptom == null) {
      return nothing(domain, key, step);
    }
    return switch (step.reason()) {
      case CONFIRMED, FOUND_AT_START, UNKNOWN_FOR_LONG ->
          casebook.confirmed(symptom, step.reason(), state, now);
      case RECOVERED -> casebook.recovered(symptom, state, now);
      case WORSENED -> casebook.changed(symptom, step.reason(), state, now);
      case STILL_THERE, RELAPSED, SUSPECTED ->
          symptom.phase() == Phase.FIRING && !sameWords(symptom, old)
              ? casebook.changed(symptom, step.reason(), state, now)
              : nothing(domain, key, step);
      case RECOVERING,
          UNCONFIRMED,
          INHIBITED,
          NOT_JUDGED,
          DOUBTED,
          ALREADY_COUNTED,
          MORE_DOMAINS,
          FEWER_DOMAINS,
          FLAPPING,
          SETTLED,
          REMINDED,
          SILENCE_ENDED,
          PASSED,
          FORGOTTEN ->
          nothing(domain, key, step);
    };
  }

  private static Decision nothing(DomainName domain, IncidentKey key, Transition step) {
    return new Decision(Optional.of(domain), key, step.reason(), Optional.empty());
  }

  private static boolean sameWords(Symptom symptom, Optional<Symptom> old) {
    Optional<Finding> before = old.map(Symptom::finding);
    return before.equals(Optional.of(symptom.finding()));
  }

  private static Map<IncidentKey, Symptom> symptoms(DomainName domain, IncidentState state) {
    Map<IncidentKey, Symptom> byKey = new TreeMap<>();
    state.symptoms(domain).forEach(symptom -> byKey.put(symptom.key(), symptom));
    return byKey;
  }

  private static OptionalInt lower(OptionalInt rounds, Optional<Symptom> symptom) {
    if (symptom.isEmpty() || symptom.get().rounds() == 0) {
      return rounds;
    }
    int own = symptom.get().rounds();
    return OptionalInt.of(rounds.isPresent() ? Math.min(rounds.getAsInt(), own) : own);
  }
}

package mtasts.alerts.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Severity;

/** Keeps incidents in step with the confirmed symptoms of their key. */
final class Casebook {

  private final Announcements announcements;
  private final RandomGenerator random;

  Casebook(Announcements announcements, RandomGenerator random) {
    this.announcements = announcements;
    this.random = random;
  }

  /** A symptom was confirmed: it joins the open incident of its key, or opens one. */
  Decision confirmed(Symptom symptom, Reason reason, IncidentState state, Instant now) {
    Optional<Incident> open = state.open(symptom.key());
    Incident incident =
        open.map(i -> i.weighing(worse(i.severity(), symptom.severity())))
            .orElseGet(() -> incident(symptom, state, now));
    if (!open.equals(Optional.of(incident))) {
      state.put(incident);
    }
    state.put(affected(incident, symptom, Optional.empty()));
    announcements.joined(incident, symptom, state, now);
    if (open.isPresent() && open.get().severity() != incident.severity()) {
      announcements.worsened(incident, symptom, true, state, now);
    }
    return decision(symptom, open.isPresent() ? Reason.MORE_DOMAINS : reason, incident);
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
      announcements.worsened(incident, symptom, incidentToo, state, now);
    }
    return new Decision(symptom.domain(), symptom.key(), reason, open.map(Incident::id));
  }

  /** A confirmed symptom is gone; with the last one the incident is over. */
  Decision recovered(Symptom symptom, IncidentState state, Instant now) {
    Optional<Incident> over = leave(symptom, state, now);
    over.ifPresent(incident -> announcements.resolved(incident, state, now));
    return new Decision(
        symptom.domain(),
        symptom.key(),
        over.isPresent() ? Reason.RECOVERED : Reason.FEWER_DOMAINS,
        over.or(() -> state.open(symptom.key())).map(Incident::id));
  }

  /** The domain of a confirmed symptom left the configuration: nobody is told. */
  Decision forgotten(Symptom symptom, IncidentState state, Instant now) {
    Optional<Incident> over = leave(symptom, state, now);
    over.ifPresent(incident -> announcements.withdrawn(incident, state));
    return new Decision(
        symptom.domain(),
        symptom.key(),
        Reason.FORGOTTEN,
        over.or(() -> state.open(symptom.key())).map(Incident::id));
  }

  /** Takes the domain out; gives the incident where that ends it. */
  private static Optional<Incident> leave(Symptom symptom, IncidentState state, Instant now) {
    Optional<Incident> open = state.open(symptom.key());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    state.put(affected(open.get(), symptom, Optional.of(now)));
    if (state.stillAffected(open.get().id()) > 0) {
      return Optional.empty();
    }
    Incident over = open.get().resolved(now);
    state.put(over);
    return Optional.of(over);
  }

  private Incident incident(Symptom symptom, IncidentState state, Instant now) {
    return new Incident(
        newId(state, now),
        symptom.key(),
        title(symptom.finding()),
        symptom.severity(),
        symptom.since(),
        now,
        Optional.empty(),
        symptom.foundAtStart());
  }

  /** The day and six hex digits; drawn again where an incident has them already. */
  private String newId(IncidentState state, Instant now) {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, ZoneOffset.UTC));
    String id;
    do {
      id = "%s-%06x".formatted(day, random.nextInt(1 << 24));
    } while (state.incident(id).isPresent());
    return id;
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
    return new Decision(symptom.domain(), symptom.key(), reason, Optional.of(incident.id()));
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

package mtasts.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.outbox.OutboxRows;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Occasion;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.DomainName;

/**
 * Turns changes of incidents into rows of the outbox. A row that nobody tried to send yet takes
 * further changes along, since its text is made when it is sent; one that was tried may have
 * arrived, so a change after it is a row of its own.
 */
final class Announcements {

  /** More domains of an incident are told at most this often. */
  private static final Duration MORE_DOMAINS = Duration.ofMinutes(10);

  private final Routes routes;
  private final Function<DomainName, DomainLabels> labels;
  private final Duration groupWait;
  private final RandomGenerator random;

  Announcements(
      Routes routes,
      Function<DomainName, DomainLabels> labels,
      Duration groupWait,
      RandomGenerator random) {
    this.routes = routes;
    this.labels = labels;
    this.groupWait = groupWait;
    this.random = random;
  }

  /** An incident opened, or a domain joined it: those hear of it whom the domain concerns. */
  void joined(Incident incident, Symptom symptom, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    for (String receiver : concerned(symptom)) {
      Instant gathered = now.plus(groupWait);
      Instant pause =
          lastTold(receiver, rows).map(last -> last.plus(MORE_DOMAINS)).orElse(gathered);
      tell(incident, receiver, rows, outbox, now, pause.isAfter(gathered) ? pause : gathered);
    }
  }

  /** The monitor itself is in trouble: those hear of it whom the routes give, or else everybody. */
  void troubled(Incident incident, Set<String> except, OutboxRows outbox, Instant now) {
    Occasion occasion =
        new Occasion(
            incident.severity(),
            incident.key().code(),
            incident.key().cause(),
            Optional.empty(),
            DomainLabels.NONE);
    for (String receiver : routes.ofMonitor(occasion, except)) {
      add(incident, receiver, MessageKind.OPENED, List.of(), outbox, now, now);
    }
  }

  /** It comes and goes: told once, in place of all that still waits. */
  void flapping(Incident incident, Symptom symptom, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    SortedSet<String> receivers = new TreeSet<>(concerned(symptom));
    receivers.addAll(heard(rows));
    for (String receiver : receivers) {
      replaceWaiting(incident, receiver, MessageKind.FLAPPING, rows, outbox, now);
    }
  }

  /** It flaps no more and is there: those are told who heard that it flaps. */
  void settled(Incident incident, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    for (String receiver : heard(rows)) {
      replaceWaiting(incident, receiver, MessageKind.UPDATED, rows, outbox, now);
    }
  }

  /**
   * A domain's fault became worse. Where that makes the incident worse all who heard of it hear
   * that at once; in any case those do whom the new severity concerns for the first time.
   */
  void worsened(
      Incident incident, Symptom symptom, boolean incidentToo, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    SortedSet<String> heard = heard(rows);
    SortedSet<String> receivers = new TreeSet<>(concerned(symptom));
    if (incidentToo) {
      receivers.addAll(heard);
    } else {
      receivers.removeAll(heard);
    }
    for (String receiver : receivers) {
      tell(incident, receiver, rows, outbox, now, now);
    }
  }

  /**
   * An incident is over: all who heard of it, or would have, are told. What still waits is not sent
   * any more, so an incident that nobody heard of yet is told in one message.
   */
  void resolved(Incident incident, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    for (String receiver : heard(rows)) {
      replaceWaiting(incident, receiver, MessageKind.RESOLVED, rows, outbox, now);
    }
  }

  /** An incident ends without a message: what still waits is not sent any more. */
  void withdrawn(Incident incident, OutboxRows outbox) {
    outbox.messages(incident.id()).stream()
        .filter(row -> row.status() == Status.WAITING)
        .forEach(row -> outbox.supersede(row.id()));
  }

  private SortedSet<String> concerned(Symptom symptom) {
    return routes.receivers(
        new Occasion(
            symptom.severity(),
            symptom.key().code(),
            symptom.key().cause(),
            Optional.of(symptom.domain()),
            labels.apply(symptom.domain())));
  }

  private void replaceWaiting(
      Incident incident,
      String receiver,
      MessageKind kind,
      List<OutboxMessage> rows,
      OutboxRows outbox,
      Instant now) {
    Instant due = now;
    for (OutboxMessage row : of(receiver, rows)) {
      if (row.status() == Status.WAITING) {
        outbox.supersede(row.id());
        // a receiver that asked for peace after an attempt keeps it
        due = row.attempts() > 0 && row.notBefore().isAfter(due) ? row.notBefore() : due;
      }
    }
    add(incident, receiver, kind, rows, outbox, now, due);
  }

  private void tell(
      Incident incident,
      String receiver,
      List<OutboxMessage> rows,
      OutboxRows outbox,
      Instant now,
      Instant due) {
    List<OutboxMessage> own = of(receiver, rows);
    if (own.isEmpty()) {
      add(incident, receiver, MessageKind.OPENED, rows, outbox, now, due);
      return;
    }
    Optional<OutboxMessage> untried =
        own.stream()
            .filter(row -> row.status() == Status.WAITING && row.attempts() == 0)
            .findFirst();
    if (untried.isEmpty()) {
      add(incident, receiver, MessageKind.UPDATED, rows, outbox, now, due);
    } else if (due.isBefore(untried.get().notBefore())) {
      outbox.bringForward(untried.get().id(), due);
    }
  }

  private void add(
      Incident incident,
      String receiver,
      MessageKind kind,
      List<OutboxMessage> rows,
      OutboxRows outbox,
      Instant now,
      Instant due) {
    int last = of(receiver, rows).stream().mapToInt(OutboxMessage::seq).max().orElse(0);
    outbox.add(
        OutboxMessage.waiting(
            "msg-%016x%016x".formatted(random.nextLong(), random.nextLong()),
            incident.id(),
            receiver,
            last + 1,
            kind,
            now,
            due));
  }

  private static Optional<Instant> lastTold(String receiver, List<OutboxMessage> rows) {
    return of(receiver, rows).stream()
        .filter(row -> row.status() == Status.DELIVERED)
        .flatMap(row -> row.endedAt().stream())
        .max(Instant::compareTo);
  }

  private static SortedSet<String> heard(List<OutboxMessage> rows) {
    SortedSet<String> receivers = new TreeSet<>();
    rows.forEach(row -> receivers.add(row.receiver()));
    return receivers;
  }

  private static List<OutboxMessage> of(String receiver, List<OutboxMessage> rows) {
    return rows.stream().filter(row -> row.receiver().equals(receiver)).toList();
  }
}

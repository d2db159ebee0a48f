package mtasts.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.outbox.OutboxRows;
import mtasts.alerts.outbox.Topic;
import mtasts.alerts.route.Silences;

/**
 * Turns changes of incidents into rows of the outbox. A row that nobody tried to send yet takes
 * further changes along, since its text is made when it is sent; one that was tried may have
 * arrived, so a change after it is a row of its own.
 */
final class Announcements {

  /** More domains of an incident are told at most this often. */
  private static final Duration MORE_DOMAINS = Duration.ofMinutes(10);

  private final Audience audience;
  private final Duration groupWait;
  private final RandomGenerator random;

  Announcements(Audience audience, Duration groupWait, RandomGenerator random) {
    this.audience = audience;
    this.groupWait = groupWait;
    this.random = random;
  }

  /**
   * An incident opened, or a domain joined it: those hear of it whom the domain concerns; where the
   * incident is acknowledged, only those of them who know nothing of it yet.
   */
  void joined(
      Incident incident, Symptom symptom, boolean acknowledged, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    SortedSet<Addressee> addressees = new TreeSet<>(audience.of(symptom));
    if (acknowledged) {
      addressees.removeAll(heard(rows));
    }
    for (Addressee addressee : addressees) {
      Instant gathered = now.plus(groupWait);
      Instant pause =
          lastTold(addressee, rows)
              .or(() -> isUnderWay(addressee, rows, now) ? Optional.of(now) : Optional.empty())
              .filter(last -> !last.isAfter(now)) // or else the clock was set back
              .map(last -> last.plus(MORE_DOMAINS))
              .orElse(gathered);
      tell(incident, addressee, rows, outbox, now, pause.isAfter(gathered) ? pause : gathered);
    }
  }

  /** The monitor itself is in trouble: those hear of it whom the routes give, or else everybody. */
  void troubled(Incident incident, Set<String> except, OutboxRows outbox, Instant now) {
    for (Addressee addressee : audience.ofOwn(incident, except)) {
      add(incident, addressee, MessageKind.OPENED, List.of(), outbox, now, now);
    }
  }

  /** It comes and goes: told once, in place of all that still waits. */
  void flapping(Incident incident, Symptom symptom, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    SortedSet<Addressee> addressees = new TreeSet<>(audience.of(symptom));
    addressees.addAll(heard(rows));
    for (Addressee addressee : addressees) {
      replaceWaiting(incident, addressee, MessageKind.FLAPPING, rows, outbox, now);
    }
  }

  /** It flaps no more and is there: those are told who heard that it flaps. */
  void settled(Incident incident, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    for (Addressee addressee : heard(rows)) {
      replaceWaiting(incident, addressee, MessageKind.UPDATED, rows, outbox, now);
    }
  }

  /**
   * A domain's fault became worse. Where that makes the incident worse all who heard of it hear
   * that at once; in any case those do whom the new severity concerns for the first time.
   */
  void worsened(
      Incident incident, Symptom symptom, boolean incidentToo, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    SortedSet<Addressee> heard = heard(rows);
    SortedSet<Addressee> addressees = new TreeSet<>(audience.of(symptom));
    if (incidentToo) {
      addressees.addAll(heard);
    } else {
      addressees.removeAll(heard);
    }
    for (Addressee addressee : addressees) {
      tell(incident, addressee, rows, outbox, now, now);
    }
  }

  /**
   * An incident is over: all who heard of it, or would have, are told. What still waits is not sent
   * any more, so an incident that nobody heard of yet is told in one message.
   */
  void resolved(Incident incident, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    for (Addressee addressee : heard(rows)) {
      replaceWaiting(incident, addressee, MessageKind.RESOLVED, rows, outbox, now);
    }
  }

  /** An incident ends without a message: what still waits is not sent any more. */
  void withdrawn(Incident incident, OutboxRows outbox) {
    outbox.messages(incident.id()).stream()
        .filter(row -> row.status() == Status.WAITING)
        .forEach(row -> outbox.supersede(row.id()));
  }

  /** It is still there, and this receiver has heard nothing of it for a while. */
  void remind(Incident incident, Addressee addressee, OutboxRows outbox, Instant now) {
    List<OutboxMessage> rows = outbox.messages(incident.id());
    add(incident, addressee, MessageKind.REMINDER, rows, outbox, now, now);
  }

  /**
   * What a silence held can be told, and is still there. What waits is told at once, and tells it;
   * else it is told anew, where nobody has acknowledged it.
   *
   * @param freed the parts of the incident that are held no more
   * @param ended what held them
   */
  void audible(
      Incident incident, List<Concern> freed, Silences ended, IncidentState state, Instant now) {
    List<OutboxMessage> rows = state.messages(incident.id());
    Map<Addressee, List<Concern>> byAddressee = new TreeMap<>();
    for (Concern concern : freed) {
      for (Addressee addressee : listening(concern, incident, rows)) {
        byAddressee.computeIfAbsent(addressee, _ -> new ArrayList<>()).add(concern);
      }
    }
    boolean acknowledged = state.acknowledgement(incident.id()).isPresent();
    byAddressee.forEach(
        (addressee, concerns) -> {
          Optional<Instant> told = lastTold(addressee, rows);
          List<OutboxMessage> waiting =
              of(addressee, rows).stream().filter(row -> row.status() == Status.WAITING).toList();
          waiting.stream()
              .filter(row -> row.attempts() == 0)
              .forEach(row -> state.bringForward(row.id(), now));
          if (waiting.isEmpty() && told.isEmpty()) {
            add(incident, addressee, MessageKind.OPENED, rows, state, now, now);
          } else if (waiting.isEmpty() && !acknowledged) {
            boolean more = concerns.stream().anyMatch(one -> isNew(one, told.get(), ended));
            MessageKind kind = more ? MessageKind.UPDATED : MessageKind.REMINDER;
            add(incident, addressee, kind, rows, state, now, now);
          }
        });
  }

  /** Those whom it concerns as it is, and those who were to hear of it when it was worse. */
  private SortedSet<Addressee> listening(
      Concern concern, Incident incident, List<OutboxMessage> rows) {
    SortedSet<Addressee> listening = heard(rows);
    if (concern.affected().isPresent()) {
      listening.retainAll(audience.of(concern, incident));
      listening.addAll(audience.of(concern));
    }
    return listening;
  }

  /** Whether the last message to the receiver could not name it. */
  private static boolean isNew(Concern concern, Instant told, Silences ended) {
    return concern.since().isAfter(told) || ended.holding(concern.occasion(), told).isPresent();
  }

  private void replaceWaiting(
      Incident incident,
      Addressee addressee,
      MessageKind kind,
      List<OutboxMessage> rows,
      OutboxRows outbox,
      Instant now) {
    Instant due = now;
    for (OutboxMessage row : of(addressee, rows)) {
      if (row.status() == Status.WAITING) {
        outbox.supersede(row.id());
        // a receiver that asked for peace after an attempt keeps it
        due = row.attempts() > 0 && row.notBefore().isAfter(due) ? row.notBefore() : due;
      }
    }
    add(incident, addressee, kind, rows, outbox, now, due);
  }

  private void tell(
      Incident incident,
      Addressee addressee,
      List<OutboxMessage> rows,
      OutboxRows outbox,
      Instant now,
      Instant due) {
    List<OutboxMessage> own = of(addressee, rows);
    if (own.isEmpty()) {
      add(incident, addressee, MessageKind.OPENED, rows, outbox, now, due);
      return;
    }
    Optional<OutboxMessage> untried =
        own.stream()
            .filter(row -> row.status() == Status.WAITING && row.attempts() == 0)
            .findFirst();
    if (untried.isPresent() && untried.get().tells(MessageKind.REMINDER)) {
      outbox.supersede(untried.get().id());
      add(incident, addressee, MessageKind.UPDATED, rows, outbox, now, due);
    } else if (untried.isEmpty()) {
      add(incident, addressee, MessageKind.UPDATED, rows, outbox, now, due);
    } else if (due.isBefore(untried.get().notBefore())) {
      outbox.bringForward(untried.get().id(), due);
    }
  }

  private void add(
      Incident incident,
      Addressee addressee,
      MessageKind kind,
      List<OutboxMessage> rows,
      OutboxRows outbox,
      Instant now,
      Instant due) {
    int last =
        rows.stream()
            .filter(row -> row.receiver().equals(addressee.receiver()))
            .mapToInt(OutboxMessage::seq)
            .max()
            .orElse(0);
    outbox.add(
        OutboxMessage.waiting(
            OutboxMessage.newId(random),
            new Topic.OfIncident(incident.id(), kind),
            addressee,
            last + 1,
            now,
            due));
  }

  private static Optional<Instant> lastTold(Addressee addressee, List<OutboxMessage> rows) {
    return of(addressee, rows).stream()
        .filter(row -> row.status() == Status.DELIVERED)
        .flatMap(row -> row.endedAt().stream())
        .max(Instant::compareTo);
  }

  /** Whether a message is being sent just now, which will have told what was known before. */
  private static boolean isUnderWay(Addressee addressee, List<OutboxMessage> rows, Instant now) {
    return of(addressee, rows).stream()
        .filter(row -> row.status() == Status.WAITING && row.attempts() > 0)
        .anyMatch(row -> !row.notBefore().isAfter(now));
  }

  private static SortedSet<Addressee> heard(List<OutboxMessage> rows) {
    SortedSet<Addressee> addressees = new TreeSet<>();
    rows.forEach(row -> addressees.add(row.addressee()));
    return addressees;
  }

  private static List<OutboxMessage> of(Addressee addressee, List<OutboxMessage> rows) {
    return rows.stream().filter(row -> row.addressee().equals(addressee)).toList();
  }
}

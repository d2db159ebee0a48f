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
    Letters letters = letters(incident, outbox, now);
    Correspondence past = letters.past();
    SortedSet<Addressee> addressees = new TreeSet<>(audience.of(symptom));
    if (acknowledged) {
      addressees.removeAll(past.followers());
    }
    for (Addressee addressee : addressees) {
      Instant gathered = now.plus(groupWait);
      Instant pause =
          past.lastTold(addressee)
              .or(() -> past.isUnderWay(addressee, now) ? Optional.of(now) : Optional.empty())
              .filter(last -> !last.isAfter(now)) // or else the clock was set back
              .map(last -> last.plus(MORE_DOMAINS))
              .orElse(gathered);
      letters.tell(addressee, pause.isAfter(gathered) ? pause : gathered);
    }
  }

  /** The monitor itself is in trouble: those hear of it whom the routes give, or else everybody. */
  void troubled(Incident incident, Set<String> except, OutboxRows outbox, Instant now) {
    for (Addressee addressee : audience.ofOwn(incident, except)) {
      letters(incident, outbox, now).add(addressee, MessageKind.OPENED, now);
    }
  }

  /** It comes and goes: told once, in place of all that still waits. */
  void flapping(Incident incident, Symptom symptom, OutboxRows outbox, Instant now) {
    Letters letters = letters(incident, outbox, now);
    SortedSet<Addressee> addressees = new TreeSet<>(audience.of(symptom));
    addressees.addAll(letters.past().followers());
    for (Addressee addressee : addressees) {
      letters.replaceWaiting(addressee, MessageKind.FLAPPING);
    }
  }

  /** It flaps no more and is there: each is told what that comes to for its domains. */
  void settled(Incident incident, IncidentState state, Instant now) {
    Letters letters = letters(incident, state, now);
    SortedSet<Addressee> concerned = new TreeSet<>();
    audience.concerns(incident, state.affected(incident.id())).stream()
        .filter(Concern::isOpen)
        .forEach(one -> concerned.addAll(audience.of(one)));
    SortedSet<Addressee> followers = letters.past().followers();
    for (Addressee addressee : followers) {
      MessageKind kind =
          stillConcerns(addressee, incident, state) ? MessageKind.UPDATED : MessageKind.RESOLVED;
      letters.replaceWaiting(addressee, kind);
    }
    concerned.removeAll(followers);
    for (Addressee addressee : concerned) {
      letters.add(addressee, MessageKind.OPENED, now);
    }
  }

  /**
   * A domain is mended, and the incident goes on for others: it is over for those who have no other
   * domain in it, and they are told.
   */
  void left(Incident incident, Symptom symptom, IncidentState state, Instant now) {
    Letters letters = letters(incident, state, now);
    SortedSet<Addressee> addressees = letters.past().followers();
    addressees.retainAll(audience.of(symptom, incident));
    for (Addressee addressee : addressees) {
      if (!stillConcerns(addressee, incident, state)) {
        letters.replaceWaiting(addressee, MessageKind.RESOLVED);
      }
    }
  }

  private boolean stillConcerns(Addressee addressee, Incident incident, IncidentState state) {
    return state.stillAffects(
        incident.id(),
        (domain, severity) -> audience.of(domain, severity, incident).contains(addressee));
  }

  /**
   * A domain's fault became worse. Where that makes the incident worse all who heard of it hear
   * that at once; in any case those do whom the new severity concerns for the first time.
   */
  void worsened(
      Incident incident, Symptom symptom, boolean incidentToo, OutboxRows outbox, Instant now) {
    Letters letters = letters(incident, outbox, now);
    SortedSet<Addressee> heard = letters.past().followers();
    SortedSet<Addressee> addressees = new TreeSet<>(audience.of(symptom));
    if (incidentToo) {
      addressees.addAll(heard);
    } else {
      addressees.removeAll(heard);
    }
    for (Addressee addressee : addressees) {
      letters.tell(addressee, now);
    }
  }

  /**
   * An incident is over: all who heard of it, or would have, are told, but for those who heard
   * already that it is over for them. What still waits is not sent any more, so an incident that
   * nobody heard of yet is told in one message.
   */
  void resolved(Incident incident, OutboxRows outbox, Instant now) {
    Letters letters = letters(incident, outbox, now);
    for (Addressee addressee : letters.past().followers()) {
      letters.replaceWaiting(addressee, MessageKind.RESOLVED);
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
    letters(incident, outbox, now).add(addressee, MessageKind.REMINDER, now);
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
    Letters letters = letters(incident, state, now);
    Correspondence past = letters.past();
    Map<Addressee, List<Concern>> byAddressee = new TreeMap<>();
    for (Concern concern : freed) {
      for (Addressee addressee : listening(concern, incident, past)) {
        byAddressee.computeIfAbsent(addressee, _ -> new ArrayList<>()).add(concern);
      }
    }
    boolean acknowledged = state.acknowledgement(incident.id()).isPresent();
    byAddressee.forEach(
        (addressee, concerns) -> {
          Optional<Instant> told = past.lastTold(addressee);
          List<OutboxMessage> waiting =
              past.of(addressee).stream().filter(row -> row.status() == Status.WAITING).toList();
          waiting.stream()
              .filter(row -> row.attempts() == 0)
              .forEach(row -> state.bringForward(row.id(), now));
          if (waiting.isEmpty() && (told.isEmpty() || past.isOverFor(addressee))) {
            letters.add(addressee, MessageKind.OPENED, now);
          } else if (waiting.isEmpty() && !acknowledged) {
            boolean more = concerns.stream().anyMatch(one -> isNew(one, told.get(), ended));
            MessageKind kind = more ? MessageKind.UPDATED : MessageKind.REMINDER;
            letters.add(addressee, kind, now);
          }
        });
  }

  /** Those whom it concerns as it is, and those who were to hear of it when it was worse. */
  private SortedSet<Addressee> listening(Concern concern, Incident incident, Correspondence past) {
    SortedSet<Addressee> listening = past.followers();
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

  private Letters letters(Incident incident, OutboxRows outbox, Instant now) {
    return new Letters(incident, outbox, random, now);
  }
}

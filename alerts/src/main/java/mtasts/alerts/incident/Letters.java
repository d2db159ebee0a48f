package mtasts.alerts.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.outbox.OutboxRows;
import mtasts.alerts.outbox.Topic;

/** Writes what is to be told of one incident, beside what was written before. */
final class Letters {

  private final Incident incident;
  private final OutboxRows outbox;
  private final RandomGenerator random;
  private final Instant now;
  private final Correspondence past;
  private final Map<String, Integer> lastSeq = new HashMap<>();

  Letters(Incident incident, OutboxRows outbox, RandomGenerator random, Instant now) {
    this.incident = incident;
    this.outbox = outbox;
    this.random = random;
    this.now = now;
    this.past = new Correspondence(outbox.messages(incident.id()));
  }

  /** What was written before; not what this wrote. */
  Correspondence past() {
    return past;
  }

  /** A message of its own. The owners to whom one receiver goes share its count. */
  void add(Addressee addressee, MessageKind kind, Instant due) {
    int seq =
        lastSeq.compute(
            addressee.receiver(),
            (receiver, last) -> 1 + (last == null ? past.lastSeq(receiver) : last));
    outbox.add(
        OutboxMessage.waiting(
            OutboxMessage.newId(random),
            new Topic.OfIncident(incident.id(), kind),
            addressee,
            seq,
            now,
            due));
  }

  /** A message in place of all that still waits. */
  void replaceWaiting(Addressee addressee, MessageKind kind) {
    Instant due = now;
    for (OutboxMessage row : past.of(addressee)) {
      if (row.status() == Status.WAITING) {
        outbox.supersede(row.id());
        // a receiver that asked for peace after an attempt keeps it
        due = row.attempts() > 0 && row.notBefore().isAfter(due) ? row.notBefore() : due;
      }
    }
    add(addressee, kind, due);
  }

  /** News: for the first time, once more, or with a message that nobody tried to send yet. */
  void tell(Addressee addressee, Instant due) {
    List<OutboxMessage> own = past.of(addressee);
    if (own.isEmpty()) {
      add(addressee, MessageKind.OPENED, due);
      return;
    }
    Optional<OutboxMessage> untried = own.stream().filter(Letters::isUntried).findFirst();
    if (past.isOverFor(addressee)) {
      back(addressee, untried, due);
    } else if (untried.isPresent() && untried.get().tells(MessageKind.REMINDER)) {
      outbox.supersede(untried.get().id());
      add(addressee, MessageKind.UPDATED, due);
    } else if (untried.isEmpty()) {
      add(addressee, MessageKind.UPDATED, due);
    } else if (due.isBefore(untried.get().notBefore())) {
      outbox.bringForward(untried.get().id(), due);
    }
  }

  /** It was over for them, and is back: an end that nobody tried to send yet is not sent. */
  private void back(Addressee addressee, Optional<OutboxMessage> end, Instant due) {
    end.ifPresent(row -> outbox.supersede(row.id()));
    boolean heard = end.isPresent() && past.lastTold(addressee).isPresent();
    add(addressee, heard ? MessageKind.UPDATED : MessageKind.OPENED, due);
  }

  private static boolean isUntried(OutboxMessage row) {
    return row.status() == Status.WAITING && row.attempts() == 0;
  }
}

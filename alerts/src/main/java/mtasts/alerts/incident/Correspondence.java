package mtasts.alerts.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;

/**
 * What was written about one incident.
 *
 * @param rows all messages about it, whatever their status, by receiver and then seq
 */
record Correspondence(List<OutboxMessage> rows) {

  /** All who were ever to hear of it. */
  SortedSet<Addressee> addressees() {
    SortedSet<Addressee> all = new TreeSet<>();
    rows.forEach(row -> all.add(row.addressee()));
    return all;
  }

  /** Those who were to hear of it, and for whom it is not over. */
  SortedSet<Addressee> followers() {
    SortedSet<Addressee> all = addressees();
    all.removeIf(this::isOverFor);
    return all;
  }

  /** Whether the last that the addressee hears is that it is over. */
  boolean isOverFor(Addressee addressee) {
    return of(addressee).stream()
        .filter(row -> row.status() != Status.SUPERSEDED)
        .reduce((_, later) -> later)
        .filter(last -> last.tells(MessageKind.RESOLVED))
        .isPresent();
  }

  /** The messages to one addressee, by seq. */
  List<OutboxMessage> of(Addressee addressee) {
    return rows.stream().filter(row -> row.addressee().equals(addressee)).toList();
  }

  /** When the addressee last took a message. */
  Optional<Instant> lastTold(Addressee addressee) {
    return of(addressee).stream()
        .filter(row -> row.status() == Status.DELIVERED)
        .flatMap(row -> row.endedAt().stream())
        .max(Instant::compareTo);
  }

  /** Whether a message is being sent just now, which will have told what was known before. */
  boolean isUnderWay(Addressee addressee, Instant now) {
    return of(addressee).stream()
        .filter(row -> row.status() == Status.WAITING && row.attempts() > 0)
        .anyMatch(row -> !row.notBefore().isAfter(now));
  }

  /** The highest seq of the messages to a receiver; 0: there is none. */
  int lastSeq(String receiver) {
    return rows.stream()
        .filter(row -> row.receiver().equals(receiver))
        .mapToInt(OutboxMessage::seq)
        .max()
        .orElse(0);
  }
}

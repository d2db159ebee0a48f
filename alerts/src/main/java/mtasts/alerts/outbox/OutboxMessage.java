package mtasts.alerts.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One row of the outbox: something that somebody has to be told. It holds no text; the message is
 * rendered from the state as it is when it is sent.
 *
 * @param id stays the same over all attempts, so that a receiver can drop what it has already
 * @param topic what it tells
 * @param addressee who gets it
 * @param seq the order within the incident and receiver, from 1; of a digest always 1
 * @param status how far it came
 * @param createdAt when the change of state was written
 * @param dueAt when it became due first; how long it is tried counts from then
 * @param notBefore when it is due next
 * @param attempts how often a delivery was begun
 * @param lastError why the last attempt failed, or what holds it, in plain words
 * @param endedAt when it was delivered or given up
 */
public record OutboxMessage(
    String id,
    Topic topic,
    Addressee addressee,
    int seq,
    Status status,
    Instant createdAt,
    Instant dueAt,
    Instant notBefore,
    int attempts,
    Optional<String> lastError,
    Optional<Instant> endedAt) {

  /** A name for a new one. */
  public static String newId(RandomGenerator random) {
    return "msg-%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /** A new message, never tried, due then. */
  public static OutboxMessage waiting(
      String id, Topic topic, Addressee addressee, int seq, Instant createdAt, Instant dueAt) {
    return new OutboxMessage(
        id,
        topic,
        addressee,
        seq,
        Status.WAITING,
        createdAt,
        dueAt,
        dueAt,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** The name of the receiver. */
  public String receiver() {
    return addressee.receiver();
  }

  /** Whether it tells this of an incident. */
  public boolean tells(MessageKind kind) {
    return topic instanceof Topic.OfIncident(String _, MessageKind own) && own == kind;
  }

  /** Whether it tells of this incident. */
  public boolean isAbout(String incidentId) {
    return topic instanceof Topic.OfIncident(String own, MessageKind _) && own.equals(incidentId);
  }

  /** The same message, with one more delivery begun. */
  public OutboxMessage attempted() {
    return changed(status, dueAt, notBefore, attempts + 1, lastError, endedAt);
  }

  /** The same message, held until this time, with the last attempt taken back. */
  public OutboxMessage held(Instant until, String why) {
    return changed(status, until, until, attempts - 1, Optional.of(why), endedAt);
  }

  /** The same message, due first at this time. */
  public OutboxMessage due(Instant at) {
    return changed(status, at, at, attempts, lastError, endedAt);
  }

  /** The same message, to be tried again at this time. */
  public OutboxMessage again(Instant at, String error) {
    return changed(status, dueAt, at, attempts, Optional.of(error), endedAt);
  }

  /** The same message, with nothing left to do. */
  public OutboxMessage ended(Status how, Optional<Instant> at, Optional<String> error) {
    return changed(how, dueAt, notBefore, attempts, error, at);
  }

  private OutboxMessage changed(
      Status nextStatus,
      Instant nextDue,
      Instant nextNotBefore,
      int nextAttempts,
      Optional<String> nextError,
      Optional<Instant> nextEnd) {
    return new OutboxMessage(
        id,
        topic,
        addressee,
        seq,
        nextStatus,
        createdAt,
        nextDue,
        nextNotBefore,
        nextAttempts,
        nextError,
        nextEnd);
  }

  /** How far a message came. */
  public enum Status {
    /** To be sent, or to be sent again. */
    WAITING,
    /** The receiver took it. */
    DELIVERED,
    /** Not sent: a later message tells it as well. */
    SUPERSEDED,
    /** Given up: refused for good, or not taken in time. */
    DEAD
  }
}

package mtasts.alerts.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the outbox: something that one receiver has to be told. It holds no text; the message
 * is rendered from the incident as it is when it is sent.
 *
 * @param id stays the same over all attempts, so that a receiver can drop what it has already
 * @param incidentId the incident that it tells about
 * @param receiver the name of the receiver
 * @param seq the order within the incident and receiver, from 1
 * @param kind what it tells
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
    String incidentId,
    String receiver,
    int seq,
    MessageKind kind,
    Status status,
    Instant createdAt,
    Instant dueAt,
    Instant notBefore,
    int attempts,
    Optional<String> lastError,
    Optional<Instant> endedAt) {

  /** A new message, never tried, due then. */
  public static OutboxMessage waiting(
      String id,
      String incidentId,
      String receiver,
      int seq,
      MessageKind kind,
      Instant createdAt,
      Instant dueAt) {
    return new OutboxMessage(
        id,
        incidentId,
        receiver,
        seq,
        kind,
        Status.WAITING,
        createdAt,
        dueAt,
        dueAt,
        0,
        Optional.empty(),
        Optional.empty());
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
        incidentId,
        receiver,
        seq,
        kind,
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
    /** Not sent: a later message of its incident tells it as well. */
    SUPERSEDED,
    /** Given up: refused for good, or not taken in time. */
    DEAD
  }
}

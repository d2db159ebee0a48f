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
 * @param notBefore when it is due
 * @param attempts how often a delivery was begun
 * @param lastError why the last attempt failed, in plain words
 */
public record OutboxMessage(
    String id,
    String incidentId,
    String receiver,
    int seq,
    MessageKind kind,
    Status status,
    Instant createdAt,
    Instant notBefore,
    int attempts,
    Optional<String> lastError) {

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

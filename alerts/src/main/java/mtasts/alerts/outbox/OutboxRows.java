package mtasts.alerts.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Port: the outbox inside the transaction that changes an incident. The caller opens and closes the
 * transaction.
 */
public interface OutboxRows {

  /** All messages of an incident, whatever their status, by receiver and then seq. */
  List<OutboxMessage> messages(String incidentId);

  /** Adds a new message. */
  void add(OutboxMessage message);

  /** Makes a message due earlier, for the first time or again, where it is still waiting. */
  void bringForward(String id, Instant notBefore);

  /** What a receiver has not got. */
  Arrears arrears(String receiver);

  /** The receivers that messages wait for. */
  Set<String> awaited();

  /** Gives up all that waits for a receiver. */
  void abandon(String receiver, Instant at, String error);

  /** Makes due now what is held by a silence; where another holds it, it is held again. */
  void releaseHeld(Instant now);

  /** Marks a message as superseded, where it is still waiting. */
  void supersede(String id);
}

package mtasts.alerts.outbox;

import java.time.Instant;
import java.util.Optional;

/** Port: the outbox as the dispatcher sees it. Every call is a transaction of its own. */
public interface Outbox {

  /**
   * Takes the next message of a receiver that is due, and counts the attempt ({@code attempts} goes
   * up by one, in the store and in what is returned; the status stays {@code WAITING}, so that a
   * crash repeats it). Only the waiting message with the lowest seq of each incident and owner can
   * be due: none overtakes another. Of several the one with the earliest {@code notBefore}, then
   * {@code createdAt}, then id.
   */
  Optional<OutboxMessage> claim(String receiver, Instant now);

  /** The earliest {@code notBefore} among the messages that {@link #claim} could return. */
  Optional<Instant> nextDue(String receiver);

  /** The receiver took it. Holds also for a message that was superseded while it was under way. */
  void delivered(String id, Instant at);

  /** To be tried again, where it is still waiting. */
  void retry(String id, Instant notBefore, String error);

  /**
   * Held by a silence until then, where it is still waiting: the attempt that {@link #claim}
   * counted is taken back, and how long it is tried counts from then.
   */
  void hold(String id, Instant until, String why);

  /** Not needed any more: superseded, where it is still waiting. */
  void drop(String id, Instant at, String why);

  /** Given up, where it is still waiting. */
  void dead(String id, Instant at, String error);

  /** Whatever waits for a receiver is due now, where it was due later. */
  void hasten(String receiver, Instant now);

  /** What waits for a receiver. */
  Backlog backlog(String receiver);
}

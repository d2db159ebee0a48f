package mtasts.alerts.outbox;

/** Takes a message of the outbox to its receiver. */
@FunctionalInterface
public interface Carrier {

  /** Makes the message as the incident is now and delivers it, once, in bounded time. */
  Outcome carry(OutboxMessage message) throws InterruptedException;
}

package mtasts.alerts.outbox;

/** Hears of every attempt, for metrics; returns at once. */
@FunctionalInterface
public interface DeliveryListener {

  /** What became of a message. */
  enum Result {
    DELIVERED,
    /** Will be tried again. */
    RETRY,
    /** Given up. */
    DEAD
  }

  /** One attempt ended so. */
  void ended(String receiver, Result result);
}

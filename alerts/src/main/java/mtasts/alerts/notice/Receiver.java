package mtasts.alerts.notice;

import mtasts.alerts.outbox.Outcome;

/** One channel to people or programs. Implementations are thread-safe and bound their time. */
public interface Receiver extends AutoCloseable {

  /** Tells it, once; the outcome says whether to try again. */
  Outcome deliver(Message message) throws InterruptedException;

  /** Lets go of connections. */
  @Override
  void close();
}

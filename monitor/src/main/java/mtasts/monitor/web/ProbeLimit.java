package mtasts.monitor.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * How many probes there may be: at once, and in a minute. A minute's worth may come together where
 * there were none before (a token bucket). Thread-safe.
 */
final class ProbeLimit {

  static final int AT_ONCE = 8;
  static final int A_MINUTE = 60;

  private static final long GAP = Duration.ofMinutes(1).toNanos() / A_MINUTE;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final LongSupplier nanoTime;

  /** When the next probe is due, if all come as far apart as they may in the end. */
  private long due;

  ProbeLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.due = nanoTime.getAsLong();
  }

  /** Takes a place; false where there is none, or there were too many before. */
  boolean enter() {
    if (!places.tryAcquire()) {
      return false;
    }
    if (isTooSoon()) {
      places.release();
      return false;
    }
    return true;
  }

  /** Gives the place back. */
  void leave() {
    places.release();
  }

  private synchronized boolean isTooSoon() {
    long now = nanoTime.getAsLong();
    long ahead = Math.max(due - now, 0);
    if (ahead > (A_MINUTE - 1) * GAP) {
      return true;
    }
    due = now + ahead + GAP;
    return false;
  }
}

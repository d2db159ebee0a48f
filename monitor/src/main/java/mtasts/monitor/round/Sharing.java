package mtasts.monitor.round;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Outcomes that many ask for and one works out. Whoever comes first does the work on its own
 * thread, those who come meanwhile wait for it, those who come later take what is not too old.
 * Remembers a bounded number of outcomes, those that were asked for last.
 */
final class Sharing<K, V> {

  private final long reuseNanos;
  private final Predicate<V> fit;
  private final int most;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<K, Look<V>> looks = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Sets it up.
   *
   * @param reuse how old an outcome may be
   * @param fit whether an outcome may be used again at all
   * @param most how many are remembered
   * @param nanos a monotonic clock, as {@link System#nanoTime}
   */
  Sharing(Duration reuse, Predicate<V> fit, int most, LongSupplier nanos) {
    this.reuseNanos = reuse.toNanos();
    this.fit = fit;
    this.most = most;
    this.nanos = nanos;
  }

  /** What works an outcome out. */
  interface Work<V> {
    V run() throws InterruptedException;
  }

  /** One outcome, or the work on it; empty where that was given up. */
  private static final class Look<V> {
    final CompletableFuture<Optional<V>> outcome = new CompletableFuture<>();
    volatile long endedNanos;
  }

  /**
   * Gives the outcome for a key.
   *
   * @param anew whether only one will do whose work is still under way or starts now
   */
  V get(K key, boolean anew, Work<V> work) throws InterruptedException {
    while (true) {
      Look<V> look = new Look<>();
      Look<V> known = joinOr(key, anew, look);
      if (known.equals(look)) {
        return run(key, look, work);
      }
      Optional<V> outcome = await(known);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
  }

  private Look<V> joinOr(K key, boolean anew, Look<V> mine) {
    lock.lock();
    try {
      Look<V> known = looks.get(key);
      if (known != null && (!known.outcome.isDone() || (!anew && isUsable(known)))) {
        return known;
      }
      looks.put(key, mine);
      forgetTooMany();
      return mine;
    } finally {
      lock.unlock();
    }
  }

  private boolean isUsable(Look<V> known) {
    return nanos.getAsLong() - known.endedNanos < reuseNanos
        && known.outcome.resultNow().filter(fit).isPresent();
  }

  private V run(K key, Look<V> look, Work<V> work) throws InterruptedException {
    try {
      V value = work.run();
      look.endedNanos = nanos.getAsLong();
      look.outcome.complete(Optional.of(value));
      return value;
    } finally {
      if (look.outcome.complete(Optional.empty())) { // interrupted: one of those who wait goes on
        forget(key, look);
      }
    }
  }

  private static <V> Optional<V> await(Look<V> look) throws InterruptedException {
    try {
      return look.outcome.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // never completed so
    }
  }

  private void forget(K key, Look<V> look) {
    lock.lock();
    try {
      looks.remove(key, look);
    } finally {
      lock.unlock();
    }
  }

  private void forgetTooMany() {
    Iterator<Map.Entry<K, Look<V>>> eldest = looks.entrySet().iterator();
    while (looks.size() > most && eldest.hasNext()) {
      if (eldest.next().getValue().outcome.isDone()) {
        eldest.remove();
      }
    }
  }
}

package mtasts.monitor;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mtasts.monitor.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something small again and again, on a virtual thread of its own, until it is stopped. */
final class Ticker {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Something small. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  private final Work work;
  private final Duration every;
  private final Semaphore ended = new Semaphore(0);
  private final Thread thread;

  /**
   * Starts at once, with the work.
   *
   * @param work what to do; where it fails that is logged, and it is done again next time
   * @param every the pause between two times
   */
  Ticker(Work work, Duration every) {
    this.work = work;
    this.every = every;
    this.thread = Thread.ofVirtual().name("ticker").start(this::run);
  }

  private void run() {
    try {
      do {
        tick();
      } while (!ended.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("the ticker was interrupted");
    }
  }

  /** The catch-all at the top of a tick: a store that does not work now may work at the next. */
  private void tick() throws InterruptedException {
    try {
      work.run();
    } catch (StoreException e) {
      LOG.error("what time brings could not be written; it is tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("what time brings could not be done inside the monitor; it is tried again", e);
    }
  }

  /** No further tick begins; one that is under way is interrupted where it lasts. */
  void stop() throws InterruptedException {
    ended.release();
    if (!thread.join(GRACE)) {
      thread.interrupt();
      thread.join();
    }
  }
}

package mtasts.alerts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one lane: delivers what is due, then sleeps until more is, or until woken. */
final class LaneRunner {

  private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);

  /** Looks again after this time at the latest: the clock may have been set. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String receiver;
  private final Lane lane;
  private final InstantSource clock;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;
  private volatile Instant progress;

  LaneRunner(String receiver, Lane lane, InstantSource clock) {
    this.receiver = receiver;
    this.lane = lane;
    this.clock = clock;
    this.progress = clock.instant();
    this.thread = Thread.ofVirtual().name("deliver-" + receiver).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void wake() {
    bell.release();
  }

  /** No further message is begun. */
  void stop() {
    stopped = true;
    wake();
  }

  /** Waits for the thread, then interrupts what it is at. */
  void await(Duration time) throws InterruptedException {
    if (thread.getState() != Thread.State.NEW && !thread.join(time)) {
      thread.interrupt();
    }
  }

  Instant progress() {
    return progress;
  }

  private void run() {
    try {
      while (!stopped) {
        Duration sleep = pass();
        if (bell.tryAcquire(sleep.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("delivery to {} was interrupted", receiver);
    }
  }

  /**
   * The catch-all at the top of a delivery: a store that does not work or a fault of this program
   * ends neither the thread nor the messages of others.
   */
  private Duration pass() throws InterruptedException {
    try {
      lane.deliverDue(() -> stopped);
      progress = clock.instant();
      return lane.nextDue().map(this::until).orElse(LONGEST_SLEEP);
    } catch (RuntimeException e) {
      LOG.error("delivery to {} failed inside the monitor; it goes on in {}", receiver, PAUSE, e);
      return PAUSE;
    }
  }

  private Duration until(Instant due) {
    Duration left = Duration.between(clock.instant(), due).plusMillis(1);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
  }
}

package mtasts.checks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices where this machine stands still, or is so busy that a thread does not get its turn: what
 * has a short deadline then proves nothing, and is tried again.
 */
public final class Standstill {

  private static final Duration STEP = Duration.ofMillis(10);
  private static final Duration NOTICED = Duration.ofMillis(100);
  private static final int TRIES = 20;

  private final Thread thread =
      Thread.ofPlatform().daemon().name("standstill").unstarted(this::run);
  private volatile boolean noticed;
  private volatile boolean over;

  private Standstill() {}

  /** Something that passes on a machine that goes on all the time, or finds what is broken. */
  @FunctionalInterface
  public interface Attempt {

    /** Tries it, from the beginning. */
    void run() throws Exception;
  }

  /** Runs this until it passes, or fails though nothing held it up. */
  public static void permitting(Attempt attempt) throws Exception {
    for (int left = TRIES - 1; left > 0; left--) {
      Standstill standstill = new Standstill();
      standstill.thread.start();
      try {
        attempt.run();
        return;
      } catch (Exception | AssertionError e) {
        if (!standstill.end()) {
          throw e;
        }
      } finally {
        standstill.over = true;
      }
    }
    attempt.run();
  }

  private boolean end() throws InterruptedException {
    over = true;
    thread.join();
    return noticed;
  }

  private void run() {
    long last = System.nanoTime();
    while (!over) {
      LockSupport.parkNanos(STEP.toNanos());
      long now = System.nanoTime();
      noticed |= now - last > NOTICED.toNanos();
      last = now;
    }
  }
}

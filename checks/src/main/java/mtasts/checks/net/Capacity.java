package mtasts.checks.net;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many conversations this machine begins at once: as many as its processors can follow. With
 * more, each would wait for the others until a server that answers at once looks like one that is
 * silent. A place is given back after a while even if the conversation goes on: it waits for its
 * server then, which costs nothing here, so that slow servers don't hold up the others.
 */
public final class Capacity {

  /** A handshake takes some 10 ms of a processor, and of a network some 100 ms. */
  private static final int PER_PROCESSOR = 16;

  private static final Duration BEGINNING = Duration.ofSeconds(2);

  private final Semaphore free;
  private final Executor afterBeginning;

  private Capacity(int places, Duration beginning) {
    this.free = new Semaphore(places, true);
    this.afterBeginning =
        CompletableFuture.delayedExecutor(beginning.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
  }

  /** As many places as suit the processors of this machine. */
  public static Capacity ofThisMachine() {
    return of(PER_PROCESSOR * Runtime.getRuntime().availableProcessors(), BEGINNING);
  }

  /** So many places, each for so long at most. */
  static Capacity of(int places, Duration beginning) {
    return new Capacity(places, beginning);
  }

  /** Waits for a place, in order; closing it gives it back, where that has not been done yet. */
  HostLimit.Place enter() throws InterruptedException {
    free.acquire();
    AtomicBoolean held = new AtomicBoolean(true);
    HostLimit.Place place =
        () -> {
          if (held.compareAndSet(true, false)) {
            free.release();
          }
        };
    afterBeginning.execute(place::close);
    return place;
  }
}

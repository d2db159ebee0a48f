package mtasts.alerts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Delivers what waits in the outbox: one virtual thread for each receiver, so that a stuck one
 * delays no other. What was under way when a process died is sent again with the same id.
 */
public final class Dispatcher {

  private final List<LaneRunner> runners = new ArrayList<>();
  private final Duration grace;

  /**
   * Sets it up; nothing runs before {@link #start}.
   *
   * @param outbox what waits
   * @param carriers the way to each receiver, by its name
   * @param clock the time
   * @param random for the jitter of retries
   * @param listener hears of every attempt
   * @param grace how long {@link #stop} waits for messages that are under way
   */
  public Dispatcher(
      Outbox outbox,
      Map<String, Carrier> carriers,
      InstantSource clock,
      RandomGenerator random,
      DeliveryListener listener,
      Duration grace) {
    this.grace = grace;
    Backoff backoff = new Backoff(random);
    new TreeMap<>(carriers)
        .forEach(
            (receiver, carrier) ->
                runners.add(
                    new LaneRunner(
                        receiver,
                        new Lane(receiver, carrier, outbox, backoff, clock, listener),
                        clock)));
  }

  /** Begins to deliver, first what is left from before. */
  public void start() {
    runners.forEach(LaneRunner::start);
  }

  /** Says that there may be new messages. Cheap, from any thread; call it after the commit. */
  public void wake() {
    runners.forEach(LaneRunner::wake);
  }

  /**
   * The earliest moment at which a receiver's thread last had nothing left to do at once; a monitor
   * of progress compares it with now. {@link Instant#MAX} where there is no receiver.
   */
  public Instant progress() {
    return runners.stream().map(LaneRunner::progress).min(Instant::compareTo).orElse(Instant.MAX);
  }

  /**
   * Ends: a message that is under way may finish within the grace time, then it is interrupted and
   * will be sent again with the same id by the next start.
   */
  public void stop() throws InterruptedException {
    runners.forEach(LaneRunner::stop);
    long end = System.nanoTime() + grace.toNanos();
    for (LaneRunner runner : runners) {
      runner.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }
}

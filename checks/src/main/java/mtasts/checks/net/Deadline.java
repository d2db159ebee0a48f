package mtasts.checks.net;

import java.time.Duration;

/**
 * The moment by which an outward step and all its parts must be over. Counts on a monotonic clock:
 * a wall clock that jumps changes nothing. Immutable.
 */
public final class Deadline {

  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  /** The deadline that lies so far ahead of now; bounded to 100 days. */
  public static Deadline in(Duration time) {
    long nanos =
        time.compareTo(Duration.ofDays(100)) > 0 ? Duration.ofDays(100).toNanos() : time.toNanos();
    return new Deadline(System.nanoTime() + nanos);
  }

  /** What is left, never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /** What is left in whole milliseconds, rounded up: for socket timeouts, where 0 means forever. */
  public int leftMillis() {
    return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(left().toNanos(), 1_000_000L));
  }

  /** True once nothing is left. */
  public boolean isOver() {
    return left().isZero();
  }

  /** The earlier of this deadline and one that lies so far ahead of now. */
  public Deadline orIn(Duration time) {
    Deadline other = in(time);
    return other.endNanos - endNanos < 0 ? other : this;
  }
}

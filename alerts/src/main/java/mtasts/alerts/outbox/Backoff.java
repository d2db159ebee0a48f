package mtasts.alerts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message is tried again: 5 s after the first attempt, then twice as long each time up to an
 * hour, give or take a fifth, and not before the receiver wants it. The last attempt is made when
 * the message has been due for 48 h.
 */
final class Backoff {

  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofHours(1);
  static final Duration GIVE_UP = Duration.ofDays(2);

  private static final int DOUBLINGS = 10;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The time of the next attempt; empty: none, the message is too old.
   *
   * @param message the message, with the attempt that just failed counted
   * @param wish how long the receiver wants to be left alone
   */
  Optional<Instant> next(OutboxMessage message, Optional<Duration> wish, Instant now) {
    Instant last = message.dueAt().plus(GIVE_UP);
    if (!now.isBefore(last)) {
      return Optional.empty();
    }
    Duration pause = pause(message.attempts());
    if (wish.isPresent() && wish.get().compareTo(pause) > 0) {
      pause = wish.get().compareTo(GIVE_UP) < 0 ? wish.get() : GIVE_UP;
    }
    Instant next = now.plus(pause);
    return Optional.of(next.isBefore(last) ? next : last);
  }

  private Duration pause(int attempts) {
    int doublings = Math.clamp(attempts - 1L, 0, DOUBLINGS);
    long millis = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
    return Duration.ofMillis(Math.round(millis * (0.8 + 0.4 * random.nextDouble())));
  }
}

package mtasts.alerts.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;

/**
 * Writes a digest for each of its receivers when one is due. Of several that were due while the
 * monitor did not run, one is written: it tells of the whole time.
 */
public final class DigestTimer {

  /** A clock that was set back by more is believed; a digest that was due is not due again. */
  private static final Duration STEP = Duration.ofDays(1);

  private final DigestTimes times;
  private final List<String> receivers;
  private final RandomGenerator random;

  /**
   * Sets it up.
   *
   * @param times when it is due
   * @param receivers the names of those who get it
   * @param random where the ids of messages come from
   */
  public DigestTimer(DigestTimes times, List<String> receivers, RandomGenerator random) {
    this.times = times;
    this.receivers = List.copyOf(receivers);
    this.random = random;
  }

  /**
   * Does what is due; to be called every few seconds.
   *
   * @param rows the state, in a transaction that the caller opens and commits
   * @return whether something was written
   */
  public boolean turn(DigestRows rows, Instant now) {
    Instant due = times.lastDue(now);
    boolean written = false;
    for (String receiver : receivers) {
      Optional<Instant> last = rows.lastDigest(receiver);
      if (last.isEmpty() || last.get().isAfter(now.plus(STEP))) {
        rows.noteDigest(receiver, due);
      } else if (last.get().isBefore(due)) {
        rows.noteDigest(receiver, due);
        rows.replaceDigest(
            OutboxMessage.waiting(
                OutboxMessage.newId(random),
                new Topic.Digest(),
                Addressee.of(receiver),
                1,
                now,
                now));
        written = true;
      }
    }
    return written;
  }
}

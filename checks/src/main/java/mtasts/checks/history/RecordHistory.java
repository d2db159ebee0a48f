package mtasts.checks.history;

import java.time.Instant;
import java.util.Optional;

/**
 * The ids of a domain's record.
 *
 * @param id the last id that was seen
 * @param since when it was first seen since another one
 * @param seenAt when it was last seen
 * @param goneAt the first look since that found no record; absent: the last one did
 * @param target what stood behind the record then: its last CNAME target, or its name
 * @param idle which of the last {@value #LOOKS} looks saw a new id over an old policy, a bit each,
 *     the last look the lowest
 * @param alone whether the id came over an old policy: the one that it announces may still follow
 */
public record RecordHistory(
    String id,
    Instant since,
    Instant seenAt,
    Optional<Instant> goneAt,
    String target,
    int idle,
    boolean alone) {

  /** Of so many looks it is known whether the id changed for nothing. */
  static final int LOOKS = 8;

  /** The same, last seen then. */
  RecordHistory at(Instant last) {
    return new RecordHistory(id, since, last, goneAt, target, idle, alone);
  }

  /** The same id, seen again. */
  RecordHistory again(Instant now) {
    return new RecordHistory(id, since, now, Optional.empty(), target, shifted(false), alone);
  }

  /** Another id, which came with another policy or with the same. */
  RecordHistory changed(String next, String from, boolean forNothing, Instant now) {
    return new RecordHistory(
        next, now, now, Optional.empty(), from, shifted(forNothing), forNothing);
  }

  /** No record any more. */
  RecordHistory gone(Instant now) {
    return new RecordHistory(
        id, since, seenAt, goneAt.or(() -> Optional.of(now)), target, idle, alone);
  }

  private int shifted(boolean forNothing) {
    return ((idle << 1) | (forNothing ? 1 : 0)) & ((1 << LOOKS) - 1);
  }

  /** Whether the id changed for nothing at the last look. */
  boolean changedForNothing() {
    return (idle & 1) == 1;
  }

  /** Whether the id changed for nothing at most of the last looks. */
  boolean isRestless() {
    return Integer.bitCount(idle) > LOOKS / 2;
  }
}

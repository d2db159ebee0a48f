package mtasts.checks.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy that was seen, and so may be in the caches of senders.
 *
 * @param text the policy; the last text where the same was spelled in several ways
 * @param ids the ids that it was seen under, in the order of their first sight, at most {@value
 *     #MAX_IDS}, the last ones; none: senders have had no way to it
 * @param firstSeen when it was first seen
 * @param gone since when it can not be fetched any more; empty: it can
 */
public record HeldPolicy(
    PolicyText text, List<UnderId> ids, Instant firstSeen, Optional<Gone> gone) {

  /** The most ids of one policy. */
  public static final int MAX_IDS = 16;

  /**
   * A time under one id.
   *
   * @param id the id of the record
   * @param from when both were first seen together
   * @param until when they were last; absent: they still are
   */
  public record UnderId(String id, Instant from, Optional<Instant> until) {}

  /**
   * The end of a policy.
   *
   * @param lastSeen when it was last seen
   * @param missed the first look at the policy host that did not find it at any address, or at the
   *     record that did not find a way to it; a sender may have fetched it just before
   */
  public record Gone(Instant lastSeen, Instant missed) {}

  /** Copies the list. */
  public HeldPolicy {
    ids = List.copyOf(ids);
  }

  static HeldPolicy first(PolicyText text, Instant at) {
    return new HeldPolicy(text, List.of(), at, Optional.empty());
  }

  /**
   * Until when a sender that fetched it at the last possible moment holds it: the first look that
   * missed it, or now where it is still served, and its max_age.
   */
  public Instant heldUntil(Instant now) {
    return gone.map(Gone::missed).orElse(now).plus(text.lifetime());
  }

  /** Whether a sender may hold it at that moment: it could be found, and has not run out. */
  public boolean mayBeHeld(Instant now) {
    return !ids.isEmpty() && heldUntil(now).isAfter(now);
  }

  /** Whether it was seen under this id. */
  public boolean hasBeenUnder(String id) {
    return ids.stream().anyMatch(under -> under.id().equals(id));
  }

  /** The same, seen again in this spelling, under this id where there is one. */
  HeldPolicy seen(PolicyText spelling, Optional<String> id, Instant at, Instant before) {
    List<UnderId> all = new ArrayList<>();
    for (UnderId under : ids) {
      boolean goesOn = id.isEmpty() || id.get().equals(under.id());
      all.add(goesOn ? under : ended(under, before));
    }
    boolean goesOn =
        id.isEmpty() || all.stream().anyMatch(u -> u.until().isEmpty() && u.id().equals(id.get()));
    if (!goesOn) {
      all.add(new UnderId(id.get(), at, Optional.empty()));
    }
    return new HeldPolicy(
        spelling,
        all.subList(Math.max(0, all.size() - MAX_IDS), all.size()),
        firstSeen,
        Optional.empty());
  }

  /** The same, which was seen then for the last time and missed now. */
  HeldPolicy gone(Instant lastSeen, Instant missed) {
    return gone.isPresent()
        ? this
        : new HeldPolicy(
            text,
            ids.stream().map(under -> ended(under, lastSeen)).toList(),
            firstSeen,
            Optional.of(new Gone(lastSeen, missed)));
  }

  private static UnderId ended(UnderId under, Instant at) {
    return under.until().isPresent()
        ? under
        : new UnderId(under.id(), under.from(), Optional.of(at));
  }
}

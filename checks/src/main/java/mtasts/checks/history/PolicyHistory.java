package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every policy that a domain was seen with.
 *
 * @param policies at most {@value #MAX_POLICIES}, each meaning once; the one that the domain was
 *     last seen to go by is the last
 * @param since when that one was first seen to be the one; absent: no valid policy was seen yet
 * @param target what stood behind the policy host then: its last CNAME target, or its name
 * @param seenAt when any policy was last seen
 * @param goodAt when a valid policy was last fetched
 * @param failingSince the first look since that found no valid one; absent: the last look did
 * @param beyond until when senders hold what there was no room for; absent: nothing was left out
 */
public record PolicyHistory(
    List<HeldPolicy> policies,
    Optional<Instant> since,
    String target,
    Optional<Instant> seenAt,
    Optional<Instant> goodAt,
    Optional<Instant> failingSince,
    Optional<Instant> beyond) {

  /**
   * The most policies of one domain. Where there are more, those are left out first that no sender
   * holds any more, then those that run out first.
   */
  public static final int MAX_POLICIES = 32;

  static final PolicyHistory NONE =
      new PolicyHistory(
          List.of(),
          Optional.empty(),
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the list. */
  public PolicyHistory {
    policies = List.copyOf(policies);
  }

  /** The policy that the domain goes by, or last went by while none can be fetched. */
  public Optional<HeldPolicy> current() {
    return hasCurrent() ? Optional.of(policies.getLast()) : Optional.empty();
  }

  /** The other policies. */
  public List<HeldPolicy> others() {
    return hasCurrent() ? policies.subList(0, policies.size() - 1) : policies;
  }

  private boolean hasCurrent() {
    return since.isPresent() && !policies.isEmpty();
  }

  /** The policies that senders may hold at that moment, the one that runs out last first. */
  public List<HeldPolicy> heldAt(Instant now) {
    return policies.stream()
        .filter(policy -> policy.mayBeHeld(now))
        .sorted(
            Comparator.comparing((HeldPolicy policy) -> policy.heldUntil(now))
                .reversed()
                .thenComparing(policy -> policy.gone().isPresent()))
        .toList();
  }

  /** When the last cached policy runs out, as far as can be told now; empty: none is held. */
  public Optional<Instant> horizon(Instant now) {
    return Stream.concat(
            heldAt(now).stream().map(policy -> policy.heldUntil(now)),
            beyond.filter(until -> until.isAfter(now)).stream())
        .max(Comparator.naturalOrder());
  }

  /** How long the copies last that were fetched last; empty: there is no good fetch. */
  Optional<Instant> lastCopyEnds() {
    return goodAt.flatMap(at -> current().map(policy -> at.plus(policy.text().lifetime())));
  }

  /** The same, last seen then. */
  PolicyHistory at(DomainHistory.Times times) {
    return new PolicyHistory(
        policies, since, target, times.policy(), times.good(), failingSince, beyond);
  }

  /** The same with these policies. */
  PolicyHistory with(List<HeldPolicy> held) {
    return new PolicyHistory(held, since, target, seenAt, goodAt, failingSince, beyond);
  }

  /** The same after another look. */
  PolicyHistory with(PolicySight sight, RecordSight record, Instant now) {
    Instant last = seenAt.orElse(now);
    PolicyHistory found = record.hidesPolicies() ? this : seen(sight, record, now);
    PolicyHistory ended =
        record.hidesPolicies() || sight.endsOthers()
            ? found.gone(policy -> record.hidesPolicies() || !isServed(policy, sight), last, now)
            : found;
    return switch (sight.fetch()) {
      case GOOD -> ended.fetched(Optional.of(now), Optional.empty());
      case FAILING -> ended.fetched(goodAt, failingSince.or(() -> Optional.of(now)));
      case UNKNOWN -> ended;
    };
  }

  private PolicyHistory fetched(Optional<Instant> good, Optional<Instant> failing) {
    // before the first good fetch there is nothing that could fail
    Optional<Instant> failed = good.isPresent() ? failing : Optional.empty();
    return new PolicyHistory(policies, since, target, seenAt, good, failed, beyond);
  }

  /** What is served joins or goes on; the one that the domain goes by stays it while served. */
  private PolicyHistory seen(PolicySight sight, RecordSight record, Instant now) {
    if (sight.served().isEmpty()) {
      return this;
    }
    Instant before = seenAt.orElse(now);
    List<HeldPolicy> all = new ArrayList<>(policies);
    for (PolicyText text : sight.served()) {
      int at = indexOf(all, text);
      HeldPolicy known = at < 0 ? HeldPolicy.first(text, now) : all.remove(at);
      all.add(Math.max(at, 0), known.seen(text, record.id(), now, before));
    }
    Optional<PolicyText> next = next(sight);
    next.ifPresent(text -> all.add(all.remove(indexOf(all, text))));
    return new PolicyHistory(
            all,
            next.isPresent() ? Optional.of(now) : since,
            next.isPresent() ? sight.target() : target,
            Optional.of(now),
            goodAt,
            failingSince,
            beyond)
        .bounded(now);
  }

  /** The policy that the domain goes by from this look on; empty: no other than before. */
  private Optional<PolicyText> next(PolicySight sight) {
    boolean goesOn = current().filter(known -> isServed(known, sight)).isPresent();
    return goesOn
        ? Optional.empty()
        : sight.served().stream().filter(PolicyText::isValid).findFirst();
  }

  private PolicyHistory gone(Predicate<HeldPolicy> which, Instant lastSeen, Instant now) {
    List<HeldPolicy> all =
        policies.stream().map(p -> which.test(p) ? p.gone(lastSeen, now) : p).toList();
    return new PolicyHistory(all, since, target, seenAt, goodAt, failingSince, beyond);
  }

  private static boolean isServed(HeldPolicy policy, PolicySight sight) {
    return sight.served().stream().anyMatch(policy.text()::meansTheSameAs);
  }

  private static int indexOf(List<HeldPolicy> all, PolicyText text) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).text().meansTheSameAs(text)) {
        return i;
      }
    }
    return -1;
  }

  private PolicyHistory bounded(Instant now) {
    PolicyHistory fitting = this;
    while (fitting.policies.size() > MAX_POLICIES) {
      HeldPolicy least =
          fitting.others().stream()
              .min(
                  Comparator.comparing((HeldPolicy policy) -> policy.mayBeHeld(now))
                      .thenComparing(policy -> policy.heldUntil(now)))
              .orElseThrow();
      fitting = fitting.without(least, now);
    }
    return fitting;
  }

  private PolicyHistory without(HeldPolicy policy, Instant now) {
    Optional<Instant> left =
        Stream.concat(
                beyond.stream(),
                Stream.of(policy).filter(p -> p.mayBeHeld(now)).map(p -> p.heldUntil(now)))
            .max(Comparator.naturalOrder());
    List<HeldPolicy> rest = new ArrayList<>(policies);
    rest.remove(policy);
    return new PolicyHistory(rest, since, target, seenAt, goodAt, failingSince, left);
  }

  /** How much of the time is gone for which the copies last that were fetched last. */
  Optional<Share> lapsed(Instant now) {
    return failingSince.isEmpty()
        ? Optional.empty()
        : goodAt.flatMap(
            at ->
                current()
                    .filter(policy -> !policy.text().lifetime().isZero())
                    .map(p -> new Share(Duration.between(at, now), p.text().lifetime())));
  }

  /** A part of a whole. */
  record Share(Duration part, Duration whole) {

    /** Whether it is at least so many tenths. */
    boolean isAtLeast(int tenths) {
      return part.multipliedBy(10).compareTo(whole.multipliedBy(tenths)) >= 0;
    }
  }
}

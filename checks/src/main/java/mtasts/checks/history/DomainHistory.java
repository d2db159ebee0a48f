package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a domain. Whatever a look could not tell leaves it as it was.
 *
 * @param policies the policies that senders may hold
 * @param record the ids; absent: no valid record was seen yet
 * @param mx the MX hosts that were last seen, by name; none for a domain that takes no mail;
 *     absent: none were seen yet
 * @param unsureUntil the policy changed, and the record beside it may have been an older copy out
 *     of a resolver's cache, which ends then; absent: it was not, or the record was seen since
 * @param cleanSince since when the policy is in testing and nothing was seen that enforce would
 *     refuse; absent: it is not, or something was
 */
public record DomainHistory(
    PolicyHistory policies,
    Optional<RecordHistory> record,
    Optional<List<String>> mx,
    Optional<Instant> unsureUntil,
    Optional<Instant> cleanSince) {

  /** TTLs are whole seconds, and the monitor itself shares an answer for a few of them. */
  private static final Duration ROUNDING = Duration.ofSeconds(5);

  /** Nothing was seen yet. */
  public static final DomainHistory NONE =
      new DomainHistory(
          PolicyHistory.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the list. */
  public DomainHistory {
    mx = mx.map(List::copyOf);
  }

  /**
   * What changes with every look that sees nothing new.
   *
   * @param policy when any policy was last seen
   * @param good when a valid policy was last fetched
   * @param record when the record was last seen
   */
  public record Times(Optional<Instant> policy, Optional<Instant> good, Optional<Instant> record) {

    /** None. */
    public static final Times NONE =
        new Times(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** When all this was last seen. */
  public Times times() {
    return new Times(policies.seenAt(), policies.goodAt(), record.map(RecordHistory::seenAt));
  }

  /** The same, last seen then. */
  public DomainHistory at(Times times) {
    return new DomainHistory(
        policies.at(times),
        record.map(known -> known.at(times.record().orElse(known.since()))),
        mx,
        unsureUntil,
        cleanSince);
  }

  /** The same with these policies, the one last that the domain goes by. */
  public DomainHistory with(List<HeldPolicy> held) {
    return new DomainHistory(policies.with(held), record, mx, unsureUntil, cleanSince);
  }

  /** The same after another look. */
  DomainHistory with(Sight sight) {
    PolicyHistory seen = policies.with(sight.policy(), sight.record(), sight.at());
    boolean isReplaced = policies.since().isPresent() && !seen.since().equals(policies.since());
    return new DomainHistory(
        seen,
        record(sight),
        sight.mx().or(() -> mx),
        isReplaced ? Optional.of(sight.copyEnds()) : unsure(sight),
        cleanSince(sight));
  }

  /** A copy of the record that ends clearly later than the first is a newer one. */
  private Optional<Instant> unsure(Sight sight) {
    boolean isRecordSeen = sight.record().id().isPresent();
    return unsureUntil.filter(
        end ->
            !isRecordSeen
                || (sight.at().isBefore(end) && !sight.copyEnds().isAfter(end.plus(ROUNDING))));
  }

  private Optional<RecordHistory> record(Sight sight) {
    return switch (sight.record()) {
      case RecordSight.Present(String id) -> Optional.of(record(id, sight));
      case RecordSight.Gone _ -> record.map(known -> known.gone(sight.at()));
      case RecordSight.Broken _, RecordSight.Unknown _ -> record;
    };
  }

  private RecordHistory record(String id, Sight sight) {
    Instant now = sight.at();
    return record
        .map(
            known ->
                known.id().equals(id)
                    ? known.again(now)
                    : known.changed(id, sight.recordTarget(), isForNothing(known, sight), now))
        .orElseGet(
            () ->
                new RecordHistory(id, now, now, Optional.empty(), sight.recordTarget(), 0, false));
  }

  /**
   * Whether a new id announces nothing: the policy is the old one, and had not changed either since
   * the old id came, as it has where the policy is published first (RFC 8461 §8.1).
   */
  private boolean isForNothing(RecordHistory known, Sight sight) {
    List<PolicyText> served = sight.policy().served();
    boolean same =
        policies.current().stream()
            .anyMatch(
                is -> !served.isEmpty() && served.stream().allMatch(is.text()::meansTheSameAs));
    boolean old = policies.since().filter(since -> !since.isAfter(known.since())).isPresent();
    return same && old;
  }

  private Optional<Instant> cleanSince(Sight sight) {
    return switch (sight.trial()) {
      case CLEAN -> cleanSince.or(() -> Optional.of(sight.at()));
      case FAILING, NONE -> Optional.empty();
      case UNKNOWN -> cleanSince;
    };
  }
}

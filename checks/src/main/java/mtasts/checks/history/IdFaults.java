package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mtasts.checks.history.HeldPolicy.UnderId;
import mtasts.checks.interop.Trait;
import mtasts.checks.record.StsId;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/** Whether the id tells senders of every change, and of nothing else (RFC 8461 §3.1, §8.1). */
final class IdFaults {

  /** A policy that follows its id within this time was published too late, not forgotten. */
  private static final Duration FOLLOWS = Duration.ofDays(1);

  private final Turn turn;

  IdFaults(Turn turn) {
    this.turn = turn;
  }

  Stream<Fault> faults() {
    return Stream.of(changedUnderOneId(), reused(), changedForNothing(), policyCameLater())
        .flatMap(Optional::stream);
  }

  /** Policy first is the order of §8.1: nothing is said while the new id may hide in a cache. */
  private Optional<Fault> changedUnderOneId() {
    return turn.after()
        .record()
        .filter(_ -> turn.isIdSure())
        .flatMap(
            record ->
                lastHeld(record, old -> isOfThisTime(old, record) && !isLate(old, record))
                    .map(old -> changedUnderOneId(old, record)));
  }

  private Fault changedUnderOneId(HeldPolicy old, RecordHistory record) {
    String until = Words.at(old.heldUntil(turn.now()));
    return turn.ofPolicy(
        FindingCode.HISTORY_POLICY_CHANGED_SAME_ID,
        "The policy changed and the id "
            + record.id()
            + " did not: senders keep the one before until "
            + until
            + " ("
            + Words.told(old.text())
            + "; "
            + old.gone().map(Words::end).orElseThrow()
            + ")",
        "Publish a new id now: "
            + newRecord()
            + "; senders then fetch the policy at their next contact, once the TTL of the record"
            + " has passed. Until "
            + until
            + " some may still hold the policy before; "
            + Trait.CHANGE_UNDER_ONE_ID.told());
  }

  private Optional<Fault> reused() {
    return turn.after()
        .record()
        .flatMap(
            record ->
                lastHeld(record, old -> !isOfThisTime(old, record))
                    .map(old -> reused(old, record)));
  }

  private Fault reused(HeldPolicy old, RecordHistory record) {
    String until = Words.at(old.heldUntil(turn.now()));
    return turn.ofRecord(
        FindingCode.HISTORY_ID_REUSED,
        "The id "
            + record.id()
            + " came back with another policy: senders take the old one for current until "
            + until
            + " ("
            + Words.told(old.text())
            + "; "
            + old.gone().map(Words::end).orElseThrow()
            + "; back since "
            + Words.at(record.since())
            + ")",
        "Publish an id that was never used: "
            + newRecord()
            + "; do not go back to an old id, not even to go back to an old policy");
  }

  private Optional<Fault> changedForNothing() {
    Optional<RecordHistory> record =
        turn.after().record().filter(r -> isNew(r) && r.changedForNothing());
    return record.map(
        r ->
            turn.ofRecord(
                    FindingCode.HISTORY_ID_CHANGED_SAME_POLICY,
                    "The id changed"
                        + turn.before().record().map(b -> " from " + b.id()).orElse("")
                        + " to "
                        + r.id()
                        + " and the policy did not"
                        + (r.isRestless()
                            ? ": it does so at most looks, so that every sender fetches the policy"
                                + " all the time"
                            : ""),
                    "Publish a new id only when the policy changes")
                .weighing(r.isRestless() ? Severity.WARNING : Severity.INFO));
  }

  private boolean isNew(RecordHistory record) {
    return turn.before().record().filter(known -> !known.id().equals(record.id())).isPresent();
  }

  private Optional<Fault> policyCameLater() {
    Optional<RecordHistory> record = turn.after().record().filter(r -> !isNew(r));
    Optional<HeldPolicy> old = turn.replacedNow();
    return record
        .filter(r -> old.filter(was -> isLate(gone(was), r)).isPresent())
        .map(
            r ->
                turn.ofRecord(
                    FindingCode.HISTORY_RECORD_BEFORE_POLICY,
                    "The id "
                        + r.id()
                        + " came before its policy: senders may hold the old policy under the new"
                        + " id until "
                        + Words.at(old.orElseThrow().heldUntil(turn.now()))
                        + " (id seen "
                        + Words.at(r.since())
                        + ", policy "
                        + Words.at(turn.now())
                        + ")",
                    "Publish one more new id, now that the policy is there: "
                        + newRecord()
                        + "; next time the policy first, then the record"));
  }

  /** The policy of before as it is remembered now. */
  private HeldPolicy gone(HeldPolicy was) {
    return turn.policies().others().stream()
        .filter(policy -> policy.text().meansTheSameAs(was.text()))
        .findFirst()
        .orElse(was);
  }

  /** Of the policies under this id that were replaced, the one that is held longest. */
  private Optional<HeldPolicy> lastHeld(RecordHistory record, Predicate<HeldPolicy> which) {
    boolean announced = turn.current().filter(is -> is.hasBeenUnder(record.id())).isPresent();
    return turn.replaced().stream()
        .filter(old -> announced && old.hasBeenUnder(record.id()) && which.test(old))
        .max(Comparator.comparing(old -> old.heldUntil(turn.now())));
  }

  /** Whether it was seen under the id since that came the last time. */
  private static boolean isOfThisTime(HeldPolicy old, RecordHistory record) {
    return old.ids().stream().anyMatch(under -> isOfThisTime(under, record));
  }

  private static boolean isOfThisTime(UnderId under, RecordHistory record) {
    return under.id().equals(record.id())
        && under.until().filter(last -> last.isBefore(record.since())).isEmpty();
  }

  /**
   * Whether it was only not replaced in time: it was there before the id, which announced nothing
   * that was there by then, and soon gone.
   */
  private static boolean isLate(HeldPolicy old, RecordHistory record) {
    if (!record.alone()) {
      return false;
    }
    Instant soon = record.since().plus(FOLLOWS);
    boolean before =
        old.ids().stream()
            .anyMatch(
                under -> !under.id().equals(record.id()) && under.from().isBefore(record.since()));
    boolean first =
        old.ids().stream()
            .anyMatch(under -> isOfThisTime(under, record) && under.from().equals(record.since()));
    return before && first && old.gone().filter(gone -> !gone.missed().isAfter(soon)).isPresent();
  }

  private String newRecord() {
    return turn.domain().recordName() + " TXT \"" + StsId.record(StsId.at(turn.now())) + "\"";
  }
}

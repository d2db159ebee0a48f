package mtasts.checks.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;

/** Whether the protection that a domain once published is kept up (RFC 8461 §5, §8.3, §10.2). */
final class PolicyFaults {

  private static final int HALF = 5;
  private static final int FOUR_FIFTHS = 8;

  private final Turn turn;

  PolicyFaults(Turn turn) {
    this.turn = turn;
  }

  Stream<Fault> faults() {
    return Stream.of(modeWeakened(), maxAgeLowered(), lapsing(), recordVanished())
        .flatMap(Optional::stream);
  }

  private Optional<Fault> modeWeakened() {
    Instant since = turn.policies().since().orElse(turn.now());
    return turn.replaced().stream()
        .filter(old -> old.gone().filter(gone -> !gone.missed().isAfter(since)).isPresent())
        .filter(old -> old.text().policy().mode().compareTo(turn.mode()) < 0)
        .max(Comparator.comparing(old -> old.heldUntil(turn.now())))
        .map(old -> modeWeakened(old, since));
  }

  private Fault modeWeakened(HeldPolicy old, Instant since) {
    Mode before = old.text().policy().mode();
    String until = Words.at(old.heldUntil(turn.now()));
    return turn.ofPolicy(
        FindingCode.HISTORY_MODE_WEAKENED,
        "The mode went from "
            + before
            + " to "
            + turn.mode()
            + "; senders that hold the policy before go by it until "
            + until
            + " (it was "
            + old.gone().map(Words::end).orElseThrow()
            + "; the weaker one is there since "
            + Words.at(since)
            + ")",
        "Where this was not meant: publish mode: "
            + before
            + " again, then a new id. Where the domain is to leave MTA-STS: mode: none with a small"
            + " max_age and a new id, leave record and policy in place until "
            + until
            + ", then remove both (RFC 8461 §8.3)");
  }

  /** A removal begins with a small max_age (§8.3), so that it says nothing in mode none. */
  private Optional<Fault> maxAgeLowered() {
    Optional<HeldPolicy> old = turn.replacedNow();
    Optional<HeldPolicy> now = turn.current();
    return old.filter(was -> turn.mode() != Mode.NONE)
        .flatMap(
            was ->
                now.filter(is -> is.text().maxAgeSeconds() < was.text().maxAgeSeconds())
                    .map(is -> maxAgeLowered(was.text(), is.text())));
  }

  private Fault maxAgeLowered(PolicyText before, PolicyText after) {
    return turn.ofPolicy(
        FindingCode.HISTORY_MAX_AGE_LOWERED,
        "max_age went from "
            + before.maxAgeSeconds()
            + " to "
            + after.maxAgeSeconds()
            + " seconds: copies of the policy before are kept until "
            + Words.at(turn.now().plus(before.lifetime()))
            + ", newer ones run out sooner",
        "Where this was not meant: publish max_age: "
            + before.maxAgeSeconds()
            + " again, then a new id. A change that is to wait for the last copy waits until "
            + Words.at(turn.now().plus(before.lifetime())));
  }

  private Optional<Fault> lapsing() {
    return turn.policies()
        .lapsed(turn.now())
        .filter(share -> turn.mode() != Mode.NONE && !turn.isRecordGone())
        .filter(share -> share.isAtLeast(HALF))
        .flatMap(
            share ->
                turn.policies()
                    .lastCopyEnds()
                    .map(
                        end ->
                            lapsing(end)
                                .weighing(
                                    share.isAtLeast(FOUR_FIFTHS)
                                        ? Severity.ERROR
                                        : Severity.WARNING)));
  }

  private Fault lapsing(Instant end) {
    String good = turn.policies().goodAt().map(Words::at).orElseThrow();
    boolean over = !end.isAfter(turn.now());
    return Fault.of(
        FindingCode.HISTORY_PROTECTION_LAPSING,
        turn.domain().policyHost(),
        turn.policies().target(),
        "No valid policy was fetched since "
            + good
            + ": the copy of a sender that fetched it then "
            + (over ? "ran out on " : "runs out on ")
            + Words.at(end)
            + ", and with it the protection",
        "Repair what the findings of the policy host name"
            + (over ? "" : " before " + Words.at(end))
            + "; a good fetch by each sender renews its copy, no new id is needed");
  }

  private Optional<Fault> recordVanished() {
    return turn.isRecordGone() && turn.mode() != Mode.NONE
        ? boundUntil().map(this::recordVanished)
        : Optional.empty();
  }

  private Optional<Instant> boundUntil() {
    return Stream.concat(
            turn.policies().heldAt(turn.now()).stream()
                .filter(policy -> policy.text().policy().mode() != Mode.NONE)
                .map(policy -> policy.heldUntil(turn.now())),
            turn.policies().beyond().filter(until -> until.isAfter(turn.now())).stream())
        .max(Comparator.naturalOrder());
  }

  private Fault recordVanished(Instant until) {
    RecordHistory record = turn.after().record().orElseThrow();
    return turn.ofRecord(
        FindingCode.HISTORY_RECORD_VANISHED,
        "The record is gone while senders hold the policy in "
            + turn.mode()
            + " until "
            + Words.at(until)
            + ": they go by it, and nobody else finds a policy (record last seen "
            + Words.at(record.seenAt())
            + ")",
        "Publish the record again: "
            + turn.domain().recordName()
            + " TXT \"v=STSv1; id="
            + record.id()
            + ";\". To leave MTA-STS: a policy with mode: none and a small max_age first, then a"
            + " new id, and only after "
            + Words.at(until)
            + " remove record and policy (RFC 8461 §8.3)");
  }
}

package mtasts.checks.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.checks.interop.Trait;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;

/** What the MX hosts of now are to policies of before (RFC 8461 §4.1, §8.1). */
final class MxFaults {

  private final Turn turn;

  MxFaults(Turn turn) {
    this.turn = turn;
  }

  Stream<Fault> faults() {
    return Stream.concat(
        turn.after().mx().stream().flatMap(List::stream).flatMap(host -> refused(host).stream()),
        changed().stream());
  }

  private Optional<Fault> refused(String host) {
    if (isToldOtherwise(host)) {
      return Optional.empty();
    }
    return turn.policies().heldAt(turn.now()).stream()
        .filter(policy -> policy.text().policy().mode() == Mode.ENFORCE)
        .filter(policy -> policy.text().policy().covering(host).isEmpty())
        .max(Comparator.comparing(policy -> policy.heldUntil(turn.now())))
        .map(policy -> refused(host, policy));
  }

  /** A policy that senders can fetch and that asks for something: {@code mx.not-covered} tells. */
  private boolean isToldOtherwise(String host) {
    boolean fetched = turn.policies().failingSince().isEmpty() && !turn.isRecordGone();
    return fetched
        && turn.mode() != Mode.NONE
        && turn.current().filter(p -> p.text().policy().covering(host).isEmpty()).isPresent();
  }

  private Fault refused(String host, HeldPolicy policy) {
    String until = Words.at(policy.heldUntil(turn.now()));
    return Fault.of(
        FindingCode.HISTORY_CACHED_POLICY_REFUSES_MX,
        host,
        host,
        "Senders with an older policy refuse "
            + host
            + " until "
            + until
            + " or until they see the new id (the policy: "
            + Words.told(policy.text())
            + policy.gone().map(gone -> "; " + Words.end(gone)).orElse("")
            + ")",
        "Keep an MX host of the older policy in service beside "
            + host
            + " until "
            + until
            + ". If the id did not change with the policy, publish a new one now. Next time: a"
            + " policy that names old and new hosts, a new id, the new MX records only when the"
            + " older policy has run out. "
            + Trait.NEW_ID_OVER_CACHED_POLICY.told());
  }

  private Optional<Fault> changed() {
    Optional<List<String>> before = turn.before().mx();
    Optional<List<String>> now = turn.sight().mx();
    return before.flatMap(was -> now.filter(is -> !is.equals(was)).map(is -> changed(was, is)));
  }

  private Fault changed(List<String> before, List<String> now) {
    String name = turn.domain().name();
    return Fault.of(
        FindingCode.HISTORY_MX_CHANGED,
        name,
        name,
        "The MX hosts changed: added "
            + Words.listed(without(now, before))
            + "; removed "
            + Words.listed(without(before, now)),
        "Nothing, where it was meant");
  }

  private static List<String> without(List<String> all, List<String> others) {
    List<String> rest = new ArrayList<>(all);
    rest.removeAll(others);
    return rest;
  }
}

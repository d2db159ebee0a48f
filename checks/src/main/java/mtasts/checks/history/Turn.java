package mtasts.checks.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;

/**
 * One round and what it changed: all that the rules judge by. What lasts is read from the history
 * after it, so that a round that could not tell leaves it; what happens is the difference.
 *
 * @param domain the domain
 * @param url where its policy is served
 * @param before what was remembered before
 * @param after what is remembered now
 * @param sight what the round saw
 */
record Turn(DomainName domain, String url, DomainHistory before, DomainHistory after, Sight sight) {

  Instant now() {
    return sight.at();
  }

  PolicyHistory policies() {
    return after.policies();
  }

  /** The policy that the domain goes by. */
  Optional<HeldPolicy> current() {
    return policies().current();
  }

  /** Its mode; none where there was never a policy. */
  Mode mode() {
    return current().map(policy -> policy.text().policy().mode()).orElse(Mode.NONE);
  }

  /** The policies of before that senders may hold and can not fetch any more. */
  List<HeldPolicy> replaced() {
    return policies().others().stream()
        .filter(policy -> policy.gone().isPresent() && policy.mayBeHeld(now()))
        .toList();
  }

  /** The policy that this round saw replaced, where it did. */
  Optional<HeldPolicy> replacedNow() {
    return before
        .policies()
        .current()
        .filter(was -> current().filter(is -> !is.text().meansTheSameAs(was.text())).isPresent());
  }

  /** Whether the record that was seen is not an older copy than the policy. */
  boolean isIdSure() {
    return after.unsureUntil().isEmpty();
  }

  /** Whether the record is known to be gone. */
  boolean isRecordGone() {
    return after.record().flatMap(RecordHistory::goneAt).isPresent();
  }

  Fault ofPolicy(FindingCode code, String summary, String remedy) {
    return Fault.of(code, url, policies().target(), summary, remedy);
  }

  Fault ofRecord(FindingCode code, String summary, String remedy) {
    String cause = after.record().map(RecordHistory::target).orElse(domain.recordName());
    return Fault.of(code, domain.recordName(), cause, summary, remedy);
  }
}

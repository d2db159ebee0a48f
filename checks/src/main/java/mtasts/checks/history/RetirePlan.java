package mtasts.checks.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.Mode;

/**
 * Leaving MTA-STS (RFC 8461 §8.3): mode none, a new id, wait for the last policy, remove both.
 *
 * @param ground what it starts from
 */
record RetirePlan(Ground ground) {

  Plan plan() {
    if (ground.policy().isEmpty() && ground.cached().isEmpty()) {
      return new Plan(
          "No policy is known here that a sender could hold: record and policy can be removed at"
              + " once",
          List.of(),
          List.of(),
          List.of(
              removeRecord(ground.now()),
              Plan.Step.of(
                  ground.now().plus(ground.recordTtl()), "Remove the policy and the policy host")));
    }
    List<Plan.Step> steps = new ArrayList<>();
    if (ground.mode() != Mode.NONE || ground.policy().isEmpty()) {
      steps.add(
          ground.publish(
              ground.now(),
              "Publish a policy with mode: none and a small max_age; its mx lines stay, since some"
                  + " senders refuse one without",
              Mode.NONE,
              ground.named()));
      steps.add(ground.announce(ground.now()));
    }
    Instant clear = clear();
    if (clear.isAfter(ground.now())) {
      steps.add(
          Plan.Step.of(
              ground.now(),
              "Leave record and policy in place until "
                  + Words.at(clear)
                  + ", when the last policy that asks for anything has run out; plan again then"));
    }
    steps.add(removeRecord(clear));
    steps.add(
        Plan.Step.of(
            clear.plus(ground.recordTtl()),
            "Remove the policy and the policy host, and the record "
                + ground.domain().tlsRptName()
                + " where nothing else needs it"));
    return new Plan(verdict(clear), List.of(), List.of(), steps);
  }

  /** When the last sender has dropped the last policy that asks for anything. */
  private Instant clear() {
    return ground.cached().stream()
        .filter(policy -> policy.mode() != Mode.NONE)
        .map(CachedPolicy::heldUntil)
        .max(Comparator.naturalOrder())
        .orElse(ground.now());
  }

  private Plan.Step removeRecord(Instant at) {
    return Plan.Step.of(at, "Remove the record " + ground.domain().recordName());
  }

  private String verdict(Instant clear) {
    return clear.isAfter(ground.now())
        ? "Record and policy can be removed on " + Words.at(clear) + " at the earliest"
        : "Record and policy can be removed now";
  }
}

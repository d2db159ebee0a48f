package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.Mode;

/**
 * A move to other MX hosts: a policy that names old and new ones, a new id, wait for the last older
 * policy, the MX records, wait for their TTL, trim.
 *
 * @param ground what it starts from
 * @param wanted the hosts, which are all that the domain has then
 * @param mxTtl the TTL of the MX records, where it is known
 */
record MovePlan(Ground ground, List<String> wanted, Optional<Duration> mxTtl) {

  Plan plan() {
    List<Plan.Refused> refused = refused();
    Optional<Instant> clear =
        refused.stream().map(r -> r.policy().heldUntil()).max(Comparator.naturalOrder());
    List<Plan.Step> steps = new ArrayList<>();
    Instant move = clear.orElse(ground.now());
    if (hasToName()) {
      steps.add(
          ground.publish(
              ground.now(),
              "Publish a policy that names the hosts of now and the new ones",
              ground.mode(),
              both()));
      steps.add(ground.announce(ground.now()));
      move = move.isAfter(ground.now()) ? move : ground.now().plus(ground.recordTtl());
    }
    if (move.isAfter(ground.now())) {
      steps.add(waiting(move));
    }
    steps.add(Plan.Step.of(move, "Change the MX records to " + String.join(", ", wanted)));
    steps.addAll(afterwards(move));
    return new Plan(verdict(refused, move), obstacles(), refused, steps);
  }

  private List<Plan.Refused> refused() {
    return ground.cached().stream()
        .filter(policy -> policy.mode() == Mode.ENFORCE)
        .map(policy -> new Plan.Refused(policy, Ground.notCovered(policy.mx(), wanted)))
        .filter(refusal -> !refusal.hosts().isEmpty())
        .toList();
  }

  private boolean hasToName() {
    return ground.mode() != Mode.NONE && !Ground.notCovered(ground.patterns(), wanted).isEmpty();
  }

  private List<String> both() {
    LinkedHashSet<String> all = new LinkedHashSet<>(ground.patterns());
    all.addAll(Ground.notCovered(ground.patterns(), wanted));
    return List.copyOf(all);
  }

  private Plan.Step waiting(Instant move) {
    return Plan.Step.of(
        ground.now(),
        "Wait until "
            + Words.at(move)
            + ", when the last sender has dropped a policy that refuses the new hosts; plan"
            + " again then, since the wait counts from when the old policy was last served");
  }

  private List<Plan.Step> afterwards(Instant move) {
    Instant moved = move.plus(mxTtl.orElse(Ground.A_DAY));
    List<Plan.Step> steps = new ArrayList<>();
    steps.add(
        Plan.Step.of(
            move,
            "Keep the old MX hosts in service until "
                + Words.at(moved)
                + ", when the old MX records have left the caches of resolvers"
                + (mxTtl.isEmpty() ? " (for a TTL of a day at most)" : "")));
    if (ground.mode() != Mode.NONE) {
      steps.add(
          ground.publish(
              moved, "Publish a policy that names the new hosts only", ground.mode(), wanted));
      steps.add(ground.announce(moved));
    }
    return steps;
  }

  private static String verdict(List<Plan.Refused> refused, Instant move) {
    return refused.isEmpty()
        ? "No policy that is known here refuses these hosts"
        : "The MX records can change on "
            + Words.at(move)
            + " at the earliest: until then senders may hold a policy that refuses the new hosts";
  }

  private List<String> obstacles() {
    return ground.isFetched() ? List.of() : List.of("No valid policy can be fetched now");
  }
}

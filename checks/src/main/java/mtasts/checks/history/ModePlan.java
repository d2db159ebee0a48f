package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;

/**
 * Another mode. Enforce is ready where it would refuse nothing; a weaker mode leaves the stronger
 * one in the caches.
 *
 * @param ground what it starts from
 * @param report the domain as it is
 * @param wanted the mode
 * @param cleanSince since when testing shows nothing that enforce would refuse, as remembered
 */
record ModePlan(Ground ground, DomainReport report, Mode wanted, Optional<Instant> cleanSince) {

  private static final Set<String> JUDGED = Set.of("record", "policy", "mx", "smtp", "dns");

  Plan plan() {
    List<String> obstacles = wanted == Mode.ENFORCE ? obstacles() : List.of();
    List<Plan.Step> steps = new ArrayList<>();
    for (String obstacle : obstacles) {
      steps.add(Plan.Step.of(ground.now(), "First: " + obstacle));
    }
    steps.add(
        ground.publish(
            ground.now(), "Publish the policy with mode: " + wanted, wanted, ground.named()));
    steps.add(ground.announce(ground.now()));
    strongerUntil()
        .ifPresent(
            until ->
                steps.add(
                    Plan.Step.of(
                        until,
                        "From here on no sender goes by a stronger mode any more; until then"
                            + " history.mode-weakened stands in the report")));
    return new Plan(verdict(obstacles), obstacles, List.of(), steps);
  }

  private Optional<Instant> strongerUntil() {
    return ground.cached().stream()
        .filter(policy -> policy.mode().compareTo(wanted) < 0)
        .map(CachedPolicy::heldUntil)
        .max(Comparator.naturalOrder());
  }

  private String verdict(List<String> obstacles) {
    if (ground.mode() == wanted && ground.isFetched()) {
      return "The policy is in " + wanted + " already";
    }
    if (wanted != Mode.ENFORCE) {
      return "Senders that hold a policy in a stronger mode keep to it until it runs out";
    }
    return (obstacles.isEmpty() ? "Ready for enforce: " : "Not ready for enforce: ")
        + days()
        + "; there are no TLS-RPT reports to go by";
  }

  private String days() {
    return cleanSince
        .map(
            since ->
                "nothing failed in testing since "
                    + Words.at(since)
                    + " ("
                    + Duration.between(since, ground.now()).toDays()
                    + " days)")
        .orElse("it is not known for how long nothing failed in testing");
  }

  /** What enforce would refuse mail for, and what could not be judged. */
  private List<String> obstacles() {
    boolean clean = report.enforceWould().equals(Optional.of(Delivery.PROTECTED));
    return report.findings().stream()
        .filter(finding -> JUDGED.contains(finding.code().area()))
        .filter(finding -> isObstacle(finding, clean))
        .map(Planner::told)
        .toList();
  }

  private static boolean isObstacle(Finding finding, boolean clean) {
    return finding.severity() == Severity.ERROR
        || finding.severity() == Severity.UNKNOWN
        || (!clean && isErrorInEnforce(finding.code()));
  }

  private static boolean isErrorInEnforce(FindingCode code) {
    return code.severity(Mode.ENFORCE).equals(Optional.of(Severity.ERROR));
  }
}

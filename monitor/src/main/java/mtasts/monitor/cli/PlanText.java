package mtasts.monitor.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mtasts.checks.history.Plan;
import mtasts.checks.report.CachedPolicy;

/** A plan for people. */
final class PlanText {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PlanText() {}

  /** The text; ends with a line break. Each line of a policy is shown without its CR. */
  static String of(PlannedChange change) {
    Plan plan = change.plan();
    StringBuilder out = new StringBuilder();
    out.append("Plan for ").append(change.domain()).append(": ").append(change.aim()).append('\n');
    out.append(change.source().told()).append(".\n\n");
    out.append(plan.verdict()).append(".\n");
    if (!plan.refused().isEmpty()) {
      out.append("\nPolicies that senders may hold and that refuse it:\n");
      plan.refused().forEach(refused -> out.append("  ").append(told(refused)).append('\n'));
    }
    if (!plan.obstacles().isEmpty()) {
      out.append("\nWhat speaks against it now:\n");
      plan.obstacles().forEach(one -> out.append("  ").append(one).append('\n'));
    }
    if (!plan.steps().isEmpty()) {
      out.append("\nSteps, each at the earliest:\n");
    }
    int number = 1;
    for (Plan.Step step : plan.steps()) {
      tell(number++, step, change, out);
    }
    return out.toString();
  }

  private static String told(Plan.Refused refused) {
    CachedPolicy policy = refused.policy();
    return policy.mode()
        + ", mx "
        + String.join(", ", policy.mx())
        + ", max_age "
        + policy.maxAgeSeconds()
        + ", id "
        + String.join(", ", policy.ids())
        + (policy.served() ? ", still served" : "")
        + ": refuses "
        + String.join(", ", refused.hosts())
        + " until "
        + at(policy.heldUntil());
  }

  private static void tell(int number, Plan.Step step, PlannedChange change, StringBuilder out) {
    out.append(String.format(Locale.ROOT, "%2d. ", number))
        .append(at(step.notBefore()))
        .append("  ")
        .append(step.what())
        .append('\n');
    step.policy()
        .ifPresent(
            text -> {
              out.append("      https://")
                  .append(change.domain().policyHost())
                  .append("/.well-known/mta-sts.txt\n");
              text.lines().forEach(line -> out.append("        ").append(line).append('\n'));
            });
    step.record()
        .ifPresent(
            text ->
                out.append("        ")
                    .append(change.domain().recordName())
                    .append(". IN TXT \"")
                    .append(text)
                    .append("\"\n"));
  }

  private static String at(Instant moment) {
    return SECOND.format(moment);
  }
}

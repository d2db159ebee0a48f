package mtasts.checks.history;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.checks.policy.Policy;
import mtasts.checks.policy.PolicyParser;
import mtasts.checks.policy.PolicyProblem;
import mtasts.checks.policy.PolicyReading;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;

/**
 * A policy as it was served, and what it says.
 *
 * @param text the exact text, escaped as {@link Printable#lines} does
 * @param policy what it says; a max_age above the limit of RFC 8461 §3.2 is cut down to that here,
 *     as the senders do that accept such a policy at all
 * @param maxAgeSeconds the max_age as it stands in the text, 10 digits at most
 */
public record PolicyText(String text, Policy policy, long maxAgeSeconds) {

  private static final Pattern MAX_AGE =
      Pattern.compile("^max_age:[ \\t]*([0-9]{1,10})", Pattern.MULTILINE);

  private static final Set<FindingCode> HARMLESS =
      EnumSet.of(
          FindingCode.POLICY_DUPLICATE_FIELD,
          FindingCode.POLICY_UNKNOWN_FIELD,
          FindingCode.POLICY_MAX_AGE_INVALID);

  /** Reads the text of a report; empty where no sender takes it for a policy. */
  public static Optional<PolicyText> of(String text) {
    PolicyReading reading = PolicyParser.parse(Printable.original(text));
    return reading
        .policy()
        .map(policy -> new PolicyText(text, policy, policy.maxAgeSeconds()))
        .or(() -> withinTheLimit(text, reading));
  }

  /** The same text with the greatest max_age, where nothing is wrong but that it has a greater. */
  private static Optional<PolicyText> withinTheLimit(String text, PolicyReading reading) {
    Matcher maxAge = MAX_AGE.matcher(text);
    boolean otherwiseValid =
        reading.problems().stream().map(PolicyProblem::code).allMatch(HARMLESS::contains);
    if (!otherwiseValid || !maxAge.find()) {
      return Optional.empty();
    }
    String cut =
        text.substring(0, maxAge.start(1)) + Policy.MAX_AGE_LIMIT + text.substring(maxAge.end(1));
    return PolicyParser.parse(Printable.original(cut))
        .policy()
        .map(policy -> new PolicyText(text, policy, Long.parseLong(maxAge.group(1))));
  }

  /** How long a sender keeps it: max_age, a year at most. */
  public Duration lifetime() {
    return Duration.ofSeconds(policy.maxAgeSeconds());
  }

  /** False where the max_age is above the limit: many senders refuse such a policy. */
  public boolean isValid() {
    return maxAgeSeconds == policy.maxAgeSeconds();
  }

  /** True where both tell senders the same, whatever their spelling and the order of the lines. */
  public boolean meansTheSameAs(PolicyText other) {
    return maxAgeSeconds == other.maxAgeSeconds && policy.meansTheSameAs(other.policy);
  }
}

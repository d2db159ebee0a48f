package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_INTEROP;
import static mtasts.checks.report.FindingCode.POLICY_MAX_AGE_SHORT;
import static mtasts.checks.report.FindingCode.POLICY_MODE_NONE;
import static mtasts.checks.report.FindingCode.POLICY_MODE_TESTING;
import static mtasts.checks.report.FindingCode.POLICY_MX_BROAD;
import static mtasts.checks.report.FindingCode.POLICY_MX_MISSING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mtasts.checks.interop.Trait;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Printable;
import mtasts.checks.report.Severity;

/** The rules for the text of a policy (RFC 8461 §3.2), fetched or not yet published. */
public final class PolicyRules {

  private static final long DAY = 86_400;
  private static final long WEEK = 604_800;
  private static final int MAX_LINES = 10;

  private final String subject;
  private final String cause;
  private final List<String> mxHosts;
  private final List<Fault> faults = new ArrayList<>();

  private PolicyRules(String subject, String cause, List<String> mxHosts) {
    this.subject = subject;
    this.cause = cause;
    this.mxHosts = mxHosts;
  }

  /**
   * Judges what came of reading a policy.
   *
   * @param subject the URL or file; faults of a line name it as {@code … line 3}
   * @param cause the shared resource behind the text
   * @param mxHosts the MX hosts, for the lines of a remedy; may be empty
   */
  public static List<Fault> judge(
      PolicyReading reading, String subject, String cause, List<String> mxHosts) {
    PolicyRules rules = new PolicyRules(subject, cause, mxHosts);
    reading.problems().forEach(rules::problem);
    reading.policy().ifPresent(policy -> rules.judge(reading, policy));
    return List.copyOf(rules.faults);
  }

  private void problem(PolicyProblem problem) {
    String remedy =
        problem.code() == POLICY_MX_MISSING && !mxHosts.isEmpty() ? mxLines() : problem.remedy();
    add(problem.code(), problem.line(), problem.what(), remedy);
  }

  private String mxLines() {
    return "Add a line for every MX host: "
        + mxHosts.stream()
            .limit(20)
            .map(host -> "mx: " + Printable.text(host, 255))
            .collect(Collectors.joining(" | "));
  }

  private void judge(PolicyReading reading, Policy policy) {
    mode(policy.mode(), line(reading, PolicyField.MODE));
    maxAge(policy, line(reading, PolicyField.MAX_AGE));
    broad(reading);
    PolicyTraits.of(reading, policy).entrySet().stream()
        .limit(MAX_LINES)
        .forEach(line -> interop(line.getKey(), line.getValue()));
  }

  private static int line(PolicyReading reading, String name) {
    return reading.fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(PolicyField::line)
        .orElse(0);
  }

  private void mode(Mode mode, int line) {
    switch (mode) {
      case ENFORCE -> {}
      case TESTING ->
          add(
              POLICY_MODE_TESTING,
              line,
              "The mode is testing: senders report failures and deliver all the same",
              "Write mode: enforce once nothing fails, and publish a new id");
      case NONE ->
          add(
              POLICY_MODE_NONE,
              line,
              "The mode is none: the domain opts out of MTA-STS",
              "Nothing, where that is meant");
    }
  }

  private void maxAge(Policy policy, int line) {
    long seconds = policy.maxAgeSeconds();
    boolean enforced = policy.mode() == Mode.ENFORCE;
    if (policy.mode() == Mode.NONE || seconds >= (enforced ? WEEK : DAY)) {
      return;
    }
    String summary =
        seconds == 0
            ? "max_age is 0: senders forget the policy at once, so it protects nothing"
            : "max_age is "
                + seconds
                + " s, less than "
                + (enforced ? "a week" : "a day")
                + ": senders soon forget the policy";
    String remedy = "Write max_age: 604800 or more (weeks; at most 31557600)";
    Fault fault = fault(POLICY_MAX_AGE_SHORT, line, summary, remedy);
    faults.add(fault.weighing(seconds == 0 ? Severity.ERROR : Severity.WARNING));
  }

  private void broad(PolicyReading reading) {
    reading.fields().stream()
        .filter(field -> field.name().equals(PolicyField.MX))
        .filter(field -> MxPattern.of(field.value()).filter(PolicyRules::isBroad).isPresent())
        .limit(MAX_LINES)
        .forEach(
            field ->
                add(
                    POLICY_MX_BROAD,
                    field.line(),
                    field.value().startsWith("*.")
                        ? "mx: "
                            + field.value()
                            + " lets anyone below a public suffix take the mail"
                        : "mx: " + field.value() + " is a single label, no full host name",
                    "List your own MX hosts, or a wildcard over a domain that is all yours"));
  }

  private static boolean isBroad(MxPattern pattern) {
    return pattern.isWildcard()
        ? PublicSuffix.is(pattern.domain())
        : pattern.domain().indexOf('.') < 0;
  }

  private void interop(int line, List<Trait> traits) {
    add(
        POLICY_INTEROP,
        line,
        "The policy is valid, but "
            + traits.stream().map(Trait::told).collect(Collectors.joining(". And ")),
        "Avoid it, so that every sender reads the policy alike");
  }

  private void add(FindingCode code, int line, String summary, String remedy) {
    faults.add(fault(code, line, summary, remedy));
  }

  private Fault fault(FindingCode code, int line, String summary, String remedy) {
    String place = line == 0 ? subject : subject + " line " + line;
    return Fault.of(code, place, cause, summary, remedy);
  }
}

package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_DUPLICATE_FIELD;
import static mtasts.checks.report.FindingCode.POLICY_UNKNOWN_FIELD;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;

/** Gathers the problems of one policy; of many of one kind it keeps the first few. */
final class PolicyProblems {

  private static final int MAX_OF_A_CODE = 10;
  private static final Set<FindingCode> HARMLESS =
      Set.of(POLICY_DUPLICATE_FIELD, POLICY_UNKNOWN_FIELD);

  private final List<PolicyProblem> problems = new ArrayList<>();
  private final Map<FindingCode, Integer> counts = new EnumMap<>(FindingCode.class);

  void add(PolicyProblem problem) {
    if (counts.merge(problem.code(), 1, Integer::sum) <= MAX_OF_A_CODE) {
      problems.add(problem);
    }
  }

  /** True where nothing makes the policy invalid. */
  boolean leaveItValid() {
    return HARMLESS.containsAll(counts.keySet());
  }

  /** The problems in the order found; the last that is kept of a kind says how many follow. */
  List<PolicyProblem> list() {
    Map<FindingCode, Integer> told = new EnumMap<>(FindingCode.class);
    List<PolicyProblem> all = new ArrayList<>();
    for (PolicyProblem problem : problems) {
      int number = told.merge(problem.code(), 1, Integer::sum);
      int more = counts.getOrDefault(problem.code(), number) - number;
      all.add(number == MAX_OF_A_CODE && more > 0 ? withRest(problem, more) : problem);
    }
    return all;
  }

  private static PolicyProblem withRest(PolicyProblem problem, int more) {
    return new PolicyProblem(
        problem.code(),
        problem.line(),
        problem.column(),
        problem.what() + "; and " + more + " more lines like it",
        problem.remedy());
  }

  /** A value, one char a byte, escaped and in quotes. */
  static String quoted(String bytes) {
    return "\"" + Printable.bytes(bytes.getBytes(StandardCharsets.ISO_8859_1), 80) + "\"";
  }
}

package mtasts.checks.policy;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading the bytes of a policy.
 *
 * @param policy the policy, where it is valid
 * @param problems what is wrong, and what is doubtful or worth saying (a doubled or an unknown
 *     field); in the order of the text, then what is missing
 * @param fields all lines that are {@code name: value}, in order
 * @param size the number of bytes
 */
public record PolicyReading(
    Optional<Policy> policy, List<PolicyProblem> problems, List<PolicyField> fields, int size) {

  /** Copies the lists. */
  public PolicyReading {
    problems = List.copyOf(problems);
    fields = List.copyOf(fields);
  }
}

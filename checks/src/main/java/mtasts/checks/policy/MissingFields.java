package mtasts.checks.policy;

import static mtasts.checks.policy.PolicyField.MAX_AGE;
import static mtasts.checks.policy.PolicyField.MODE;
import static mtasts.checks.policy.PolicyField.MX;
import static mtasts.checks.policy.PolicyField.VERSION;
import static mtasts.checks.report.FindingCode.POLICY_MAX_AGE_MISSING;
import static mtasts.checks.report.FindingCode.POLICY_MODE_MISSING;
import static mtasts.checks.report.FindingCode.POLICY_MX_MISSING;
import static mtasts.checks.report.FindingCode.POLICY_VERSION_MISSING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.FindingCode;

/**
 * Which required fields a policy lacks (RFC 8461 §3.2). A field that some line tried to give and
 * got wrong is not missing: that line has a problem of its own.
 *
 * @param fields the lines that are {@code name: value}
 * @param tried the names that lines gave or tried to give
 */
record MissingFields(List<PolicyField> fields, Set<String> tried) {

  List<PolicyProblem> problems() {
    List<PolicyProblem> problems = new ArrayList<>();
    missing(VERSION, POLICY_VERSION_MISSING, "version: STSv1").ifPresent(problems::add);
    missing(MODE, POLICY_MODE_MISSING, "mode: testing").ifPresent(problems::add);
    missing(MAX_AGE, POLICY_MAX_AGE_MISSING, "max_age: 604800").ifPresent(problems::add);
    if (needsMx()) {
      missing(MX, POLICY_MX_MISSING, "mx: HOST for every MX host").ifPresent(problems::add);
    }
    return problems;
  }

  /** No mx is needed in mode none, nor can it be told where the mode cannot be read. */
  private boolean needsMx() {
    return fields.stream()
        .filter(field -> field.name().equals(MODE))
        .findFirst()
        .map(mode -> !mode.value().equalsIgnoreCase("none"))
        .orElse(!tried.contains(MODE));
  }

  private Optional<PolicyProblem> missing(String name, FindingCode code, String line) {
    if (tried.contains(name)) {
      return Optional.empty();
    }
    String what = "The policy has no " + name + similar(name);
    return Optional.of(new PolicyProblem(code, 0, 0, what, "Add the line " + line));
  }

  private String similar(String name) {
    return fields.stream()
        .filter(field -> field.name().replaceAll("[-.]", "_").equalsIgnoreCase(name))
        .findFirst()
        .map(
            field ->
                " (line "
                    + field.line()
                    + " has the name "
                    + field.name()
                    + ", which is another one)")
        .orElse("");
  }
}

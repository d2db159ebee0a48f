package mtasts.monitor.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Mode;

/**
 * What the operator declares that a domain publishes; a drift from it is a finding. What is absent
 * is not compared.
 *
 * @param mode the mode of the policy
 * @param mx the {@code mx} values of the policy, in lower case; empty: not compared
 * @param maxAge {@code max_age} in seconds
 * @param policyHost the host, or its CNAME target, that serves the policy
 */
public record Expectation(
    Optional<Mode> mode, List<String> mx, OptionalLong maxAge, Optional<DomainName> policyHost) {

  /** Takes a copy of the list. */
  public Expectation {
    mx = List.copyOf(mx);
  }
}

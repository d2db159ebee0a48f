package mtasts.checks.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Severity;

/**
 * What a round saw of the policy.
 *
 * @param served what the addresses of the policy host served, the one first that the report shows
 * @param fetch whether a sender gets a valid policy
 * @param endsOthers whether what was not seen is not there: silence is no evidence
 * @param target what stands behind the policy host
 */
record PolicySight(List<PolicyText> served, Fetch fetch, boolean endsOthers, String target) {

  /** Whether a sender gets a valid policy. */
  enum Fetch {
    GOOD,
    FAILING,
    UNKNOWN
  }

  /** Copies the list. */
  PolicySight {
    served = List.copyOf(served);
  }

  static PolicySight of(DomainReport report) {
    String host = report.domain().policyHost();
    Optional<PolicySeen> seen = report.policy();
    List<PolicyText> served = seen.map(PolicySight::texts).orElse(List.of());
    boolean certain = seen.isPresent() && report.findings().stream().noneMatch(f -> hides(f, host));
    return new PolicySight(
        served,
        fetch(served, certain),
        certain && seen.filter(policy -> isAnswered(policy, report)).isPresent(),
        seen.map(PolicySeen::cname).filter(c -> !c.isEmpty()).map(List::getLast).orElse(host));
  }

  private static List<PolicyText> texts(PolicySeen seen) {
    return Stream.concat(
            seen.body().stream(),
            seen.addresses().stream().flatMap(address -> address.body().stream()))
        .flatMap(text -> PolicyText.of(text).stream())
        .toList();
  }

  private static Fetch fetch(List<PolicyText> served, boolean certain) {
    if (served.stream().anyMatch(PolicyText::isValid)) {
      return Fetch.GOOD;
    }
    return certain ? Fetch.FAILING : Fetch.UNKNOWN;
  }

  /** A lookup of the policy host that failed, or a fault of it that is in doubt. */
  private static boolean hides(Finding finding, String host) {
    boolean lookup = finding.code().area().equals("dns");
    return lookup
        ? finding.subject().startsWith(host + " ")
        : finding.code().area().equals("policy") && finding.severity() == Severity.UNKNOWN;
  }

  /** Whether anything that the host is asked was answered, by a server or by the DNS. */
  private static boolean isAnswered(PolicySeen policy, DomainReport report) {
    return policy.addresses().stream().anyMatch(PolicySeen.Address::heard)
        || report.findings().stream()
            .map(Finding::code)
            .anyMatch(
                code ->
                    code == FindingCode.POLICY_HOST_MISSING
                        || code == FindingCode.POLICY_ADDRESS_PRIVATE);
  }
}

package mtasts.checks.mx;

import static mtasts.checks.report.FindingCode.MX_NOT_COVERED;
import static mtasts.checks.report.FindingCode.MX_PATTERN_UNUSED;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.interop.Trait;
import mtasts.checks.policy.MxPattern;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Printable;
import mtasts.checks.report.Severity;

/** Whether the patterns of a policy cover the MX hosts of its domain (RFC 8461 §4.1). */
public final class MxCoverage {

  private static final int MAX_NAME = 255;

  private final Policy policy;
  private final List<String> hosts;
  private final String policySubject;
  private final String policyCause;

  private MxCoverage(Policy policy, List<String> hosts, String policySubject, String policyCause) {
    this.policy = policy;
    this.hosts = hosts;
    this.policySubject = policySubject;
    this.policyCause = policyCause;
  }

  /**
   * Judges a valid policy against the MX hosts.
   *
   * @param hosts the names as the MX records give them, or the domain itself where it has no MX; no
   *     hosts, no faults
   * @param policySubject the URL or file of the policy
   * @param policyCause the shared resource behind the policy
   */
  public static List<Fault> judge(
      Policy policy, List<String> hosts, String policySubject, String policyCause) {
    MxCoverage coverage =
        new MxCoverage(policy, hosts.stream().distinct().toList(), policySubject, policyCause);
    return hosts.isEmpty()
        ? List.of()
        : Stream.concat(coverage.hostsNotCovered(), coverage.patternsUnused()).toList();
  }

  private Stream<Fault> hostsNotCovered() {
    return hosts.stream().filter(host -> policy.covering(host).isEmpty()).map(this::notCovered);
  }

  private Fault notCovered(String host) {
    String name = Printable.text(host, MAX_NAME);
    boolean tooDeep = policy.mx().stream().anyMatch(pattern -> pattern.isTooShallowFor(host));
    String patterns =
        policy.mx().isEmpty()
            ? "it names none"
            : "it names "
                + policy.mx().stream()
                    .limit(5)
                    .map(MxPattern::toString)
                    .collect(Collectors.joining(", "))
                + (policy.mx().size() > 5 ? ", …" : "");
    return Fault.of(
        MX_NOT_COVERED,
        name,
        name,
        "The policy does not name the MX host "
            + name
            + "; "
            + (tooDeep ? Trait.MX_BELOW_WILDCARD.told() : patterns),
        "Add the line mx: " + name + " to the policy, then publish a new id in the record");
  }

  private Stream<Fault> patternsUnused() {
    List<MxPattern> unused =
        policy.mx().stream()
            .distinct()
            .filter(pattern -> hosts.stream().noneMatch(pattern::matches))
            .toList();
    boolean allUnused = unused.size() == policy.mx().stream().distinct().count();
    return unused.stream().map(pattern -> unused(pattern, allUnused));
  }

  /** In mode none the patterns bind nobody, so that even useless ones are no cause for worry. */
  private Fault unused(MxPattern pattern, boolean allUnused) {
    Fault fault =
        Fault.of(
            MX_PATTERN_UNUSED,
            policySubject + " mx: " + pattern,
            policyCause,
            "mx: " + pattern + " matches no current MX host" + (allUnused ? ", nor does any" : ""),
            "Delete the line mx: " + pattern + " if no such host is to come back");
    return allUnused && policy.mode() != Mode.NONE ? fault.weighing(Severity.WARNING) : fault;
  }
}

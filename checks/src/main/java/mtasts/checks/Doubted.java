package mtasts.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.checks.report.Unjudged;

/**
 * A report in the light of a doubt: who looked could not have seen anything else, so that some of
 * its findings say nothing of the domain. They stay in it as {@code unknown}, and what follows from
 * them alone is unknown too.
 */
public final class Doubted {

  private final DomainReport report;
  private final Predicate<Finding> doubtful;
  private final List<MxSeen> mx;
  private final Optional<PolicySeen> policy;

  private Doubted(DomainReport report, Predicate<Finding> doubtful) {
    this.report = report;
    this.doubtful = doubtful;
    this.mx = report.mx().stream().map(this::mx).toList();
    this.policy = report.policy().map(this::policy);
  }

  /**
   * The report with these findings in doubt.
   *
   * @param report the outcome of a check
   * @param doubtful which findings are in doubt
   * @param why the reason, which joins their summaries
   */
  public static DomainReport report(DomainReport report, Predicate<Finding> doubtful, String why) {
    return report.findings().stream().anyMatch(doubtful)
        ? new Doubted(report, doubtful).told(why)
        : report;
  }

  private DomainReport told(String why) {
    List<Finding> findings = new ArrayList<>();
    List<Unjudged> unjudged = new ArrayList<>(report.unjudged());
    for (Finding finding : report.findings()) {
      if (doubtful.test(finding)) {
        findings.add(unknown(finding, why));
        unjudged.add(new Unjudged(Set.of(finding.code()), Optional.of(finding.cause())));
      } else {
        findings.add(finding);
      }
    }
    return new DomainReport(
        report.domain(),
        report.checkedAt(),
        report.durationMs(),
        Status.of(findings),
        isPolicyUnknown() ? Delivery.UNKNOWN : byHosts(report.delivery()),
        isPolicyUnknown() ? Optional.empty() : report.enforceWould().map(this::byHosts),
        report.cached(),
        report.record(),
        policy,
        mx,
        report.tlsrpt(),
        FindingOrder.sorted(findings),
        unjudged.stream().distinct().toList());
  }

  private static Finding unknown(Finding finding, String why) {
    return new Finding(
        finding.code(),
        Severity.UNKNOWN,
        finding.subject(),
        finding.cause(),
        finding.summary() + " (" + why + ")",
        finding.remedy(),
        finding.reference());
  }

  private boolean isInDoubt(String area, String cause) {
    return report.findings().stream()
        .filter(doubtful)
        .anyMatch(f -> f.code().area().equals(area) && f.cause().equals(cause));
  }

  private MxSeen mx(MxSeen host) {
    List<MxSeen.Address> addresses =
        host.addresses().stream()
            .map(a -> isInDoubt("smtp", host.host() + " [" + a.address() + "]") ? a.unjudged() : a)
            .toList();
    return new MxSeen(host.host(), host.preference(), host.coveredBy(), host.tlsa(), addresses);
  }

  private PolicySeen policy(PolicySeen seen) {
    return seen.withAddresses(
        seen.addresses().stream()
            .map(a -> isInDoubt("policy", a.address()) ? a.unjudged() : a)
            .toList());
  }

  /** Whether only a doubt stands between a sender and a valid policy. */
  private boolean isPolicyUnknown() {
    boolean doubted = !policy.equals(report.policy());
    boolean found = policy.flatMap(PolicySeen::mode).isPresent();
    boolean recordBad = report.record().filter(record -> record.id().isEmpty()).isPresent();
    return doubted && !found && !recordBad && report.delivery() == Delivery.UNPROTECTED;
  }

  /** The verdict once the hosts in doubt count as unknown. */
  private Delivery byHosts(Delivery before) {
    return switch (before) {
      case PARTIAL, REFUSED ->
          mx.equals(report.mx())
              ? before
              : DeliveryVerdict.enforced(
                  HostVerdicts.of(mx, report, host -> host.coveredBy().isPresent()));
      case PROTECTED, UNPROTECTED, NO_MAIL, UNKNOWN -> before;
    };
  }
}

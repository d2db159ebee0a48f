package mtasts.checks;

import java.util.ArrayList;
import java.util.List;
import mtasts.checks.renewal.CertificateMemories;
import mtasts.checks.renewal.CertificateStep;
import mtasts.checks.renewal.HostSight;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.PolicySeen;

/** A report in the light of the certificates that its hosts showed before. */
public final class Renewals {

  private Renewals() {}

  /**
   * Takes a round: what it saw is remembered, and what memory says of it joins the report.
   *
   * @param seen the outcome of the check
   * @param memories what is remembered of hosts; a host may belong to many domains
   */
  public static DomainReport report(DomainReport seen, CertificateMemories memories) {
    Mode mode = seen.policy().flatMap(PolicySeen::mode).orElse(Mode.NONE);
    List<Finding> findings = new ArrayList<>(seen.findings());
    for (HostSight sight : HostSight.of(seen)) {
      CertificateStep step = CertificateStep.of(memories.of(sight.server(), sight.host()), sight);
      memories.keep(sight.server(), sight.host(), step.memory());
      for (Fault fault : step.faults()) {
        fault.in(mode).ifPresent(findings::add);
      }
    }
    return seen.with(FindingOrder.sorted(findings), seen.unjudged(), seen.cached());
  }
}

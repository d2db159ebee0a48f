package mtasts.checks.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one check of one domain: what was seen, and what it means.
 *
 * @param domain the domain
 * @param checkedAt when the check began
 * @param durationMs how long it took, in milliseconds
 * @param status the worst of the findings
 * @param delivery what a compliant sender without a cached policy does now
 * @param enforceWould in testing: the verdict that enforce would bring
 * @param record the MTA-STS record as seen; absent where it was not looked at or could not be
 * @param policy the policy and its host as seen
 * @param mx the MX hosts in the order in which senders try them
 * @param tlsrpt the TLS-RPT record as seen
 * @param findings what there is to say, worst first
 * @param unjudged what could not be looked at
 */
public record DomainReport(
    DomainName domain,
    Instant checkedAt,
    long durationMs,
    Status status,
    Delivery delivery,
    Optional<Delivery> enforceWould,
    Optional<RecordSeen> record,
    Optional<PolicySeen> policy,
    List<MxSeen> mx,
    Optional<TlsRptSeen> tlsrpt,
    List<Finding> findings,
    List<Unjudged> unjudged) {

  /** Copies the lists. */
  public DomainReport {
    mx = List.copyOf(mx);
    findings = List.copyOf(findings);
    unjudged = List.copyOf(unjudged);
  }

  /** Whether a finding of this code and cause would have been seen had it been there. */
  public boolean judges(FindingCode code, String cause) {
    return unjudged.stream().noneMatch(u -> u.covers(code, cause));
  }
}

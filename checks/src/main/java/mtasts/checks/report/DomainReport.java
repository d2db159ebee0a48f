package mtasts.checks.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The outcome of one check of one domain: what was seen, and what it means.
 *
 * @param domain the domain
 * @param checkedAt when the check began
 * @param durationMs how long it took, in milliseconds
 * @param status the worst of the findings
 * @param delivery what a compliant sender without a cached policy does now
 * @param enforceWould in testing: the verdict that enforce would bring
 * @param cached what senders do that hold a policy, for each that they may hold, the one that runs
 *     out last first; absent where nobody remembers
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
    Optional<List<CachedPolicy>> cached,
    Optional<RecordSeen> record,
    Optional<PolicySeen> policy,
    List<MxSeen> mx,
    Optional<TlsRptSeen> tlsrpt,
    List<Finding> findings,
    List<Unjudged> unjudged) {

  /** Copies the lists. */
  public DomainReport {
    cached = cached.map(List::copyOf);
    mx = List.copyOf(mx);
    findings = List.copyOf(findings);
    unjudged = List.copyOf(unjudged);
  }

  /** Whether a finding of this code and cause would have been seen had it been there. */
  public boolean judges(FindingCode code, String cause) {
    return unjudged.stream().noneMatch(u -> u.covers(code, cause));
  }

  /** The same without the findings of these codes, which the status does not count then. */
  public DomainReport without(Set<FindingCode> muted) {
    return muted.isEmpty()
        ? this
        : with(
            findings.stream().filter(finding -> !muted.contains(finding.code())).toList(),
            unjudged,
            cached);
  }

  /** The same with these findings, worst first, and the status that follows from them. */
  public DomainReport with(
      List<Finding> told, List<Unjudged> untold, Optional<List<CachedPolicy>> held) {
    return new DomainReport(
        domain,
        checkedAt,
        durationMs,
        Status.of(told),
        delivery,
        enforceWould,
        held,
        record,
        policy,
        mx,
        tlsrpt,
        told,
        untold);
  }
}

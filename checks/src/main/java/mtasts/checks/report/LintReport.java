package mtasts.checks.report;

import java.util.List;
import java.util.Optional;

/**
 * What the rules say of records and a policy before they are published.
 *
 * @param version the version of the format
 * @param status the worst of the findings
 * @param record the MTA-STS record, where one was given
 * @param policy the policy, where one was given
 * @param tlsrpt the TLS-RPT record, where one was given
 * @param mx the MX hosts that were given
 * @param findings what there is to say, worst first
 */
public record LintReport(
    int version,
    Status status,
    Optional<RecordSeen> record,
    Optional<PolicySeen> policy,
    Optional<TlsRptSeen> tlsrpt,
    List<Host> mx,
    List<Finding> findings) {

  /** Copies the lists. */
  public LintReport {
    mx = List.copyOf(mx);
    findings = List.copyOf(findings);
  }

  /**
   * One MX host.
   *
   * @param host the name as given, lower case
   * @param coveredBy the first mx pattern of the policy that matches it
   */
  public record Host(String host, Optional<String> coveredBy) {}
}

package mtasts.checks;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.record.StsId;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.LintReport;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;
import mtasts.checks.tlsrpt.TlsRptRules;

/** What a domain would publish for MTA-STS and TLS-RPT, by the MX records that it has. */
public sealed interface Suggestion {

  /**
   * There is something to publish.
   *
   * @param policy the body for {@code /.well-known/mta-sts.txt} of the policy host, lines with CRLF
   *     (RFC 8461 §3.2)
   * @param record the text of the TXT record at {@code _mta-sts}, with an id of this moment (§3.1)
   * @param tlsRpt the text of the TXT record at {@code _smtp._tls} (RFC 8460 §3)
   * @param remarks what to know before, a sentence each: about the MX records, or the values that
   *     were asked for
   */
  record Publish(String policy, String record, String tlsRpt, List<String> remarks)
      implements Suggestion {
    /** Copies the list. */
    public Publish {
      remarks = List.copyOf(remarks);
    }
  }

  /** There is nothing to publish, and why: the domain takes no mail, or does not exist. */
  record Nothing(String reason) implements Suggestion {}

  /** The MX hosts could not be looked up, and why. */
  record Unknown(String reason) implements Suggestion {}

  /**
   * Makes it.
   *
   * @param mx the answer for the MX records of the domain
   * @param mode the mode of the policy
   * @param maxAgeSeconds how long senders may keep the policy, 0 to 31557600
   */
  static Suggestion of(
      DomainName domain,
      DnsAnswer<MxRecord> mx,
      Mode mode,
      long maxAgeSeconds,
      InstantSource clock) {
    MxTargets targets = MxTargets.of(domain, mx);
    List<String> told = targets.faults().stream().map(Fault::summary).toList();
    if (!targets.certain()) {
      return new Unknown(String.join("; ", told));
    }
    if (mx instanceof DnsAnswer.NoSuchName) {
      return new Nothing(domain + " does not exist in the DNS");
    }
    if (targets.hosts().isEmpty()) {
      return new Nothing(String.join("; ", told));
    }
    List<String> hosts = targets.hosts().stream().map(MxRecord::exchange).toList();
    StringBuilder policy = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
    hosts.forEach(host -> policy.append("mx: ").append(host).append("\r\n"));
    policy.append("max_age: ").append(maxAgeSeconds).append("\r\n");
    List<String> remarks = new ArrayList<>(told);
    remarks.addAll(complaints(policy.toString(), hosts, clock));
    return new Publish(
        policy.toString(),
        StsId.record(StsId.at(clock.instant())),
        TlsRptRules.exampleRecord(domain.name()),
        remarks);
  }

  /** What {@code lint} would say of the policy: a short max_age, a host that no policy can name. */
  private static List<String> complaints(String policy, List<String> hosts, InstantSource clock) {
    LintReport report =
        new Lint(clock)
            .policy("policy", policy.getBytes(StandardCharsets.US_ASCII))
            .mxHosts(hosts)
            .report();
    return report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(Finding::summary)
        .toList();
  }
}

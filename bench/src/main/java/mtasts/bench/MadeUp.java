package mtasts.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;

/** Reports that no check has made, and somebody who is to hear of them. */
final class MadeUp {

  /** One receiver, called ops, hears of everything. */
  static final Audience EVERYBODY =
      new Audience(new Routes(List.of(), List.of("ops")), _ -> DomainLabels.NONE);

  private static final String ADDRESS = "192.0.2.25";

  private MadeUp() {}

  /** A domain with one MX host, which offers STARTTLS or does not. */
  static DomainReport report(String domain, String mx, boolean bad) {
    Instant now = Instant.now();
    String host = mx + ".provider.example";
    List<Finding> findings = bad ? List.of(noStartTls(host)) : List.of();
    MxSeen.Address address =
        new MxSeen.Address(
            ADDRESS,
            Optional.of(!bad),
            Optional.of(!bad),
            Optional.of(now),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    return new DomainReport(
        DomainName.of(domain),
        now,
        100,
        Status.of(findings),
        bad ? Delivery.REFUSED : Delivery.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new MxSeen(host, 10, Optional.empty(), List.of(), List.of(address))),
        Optional.empty(),
        findings,
        List.of());
  }

  private static Finding noStartTls(String host) {
    String cause = host + " [" + ADDRESS + "]";
    return new Finding(
        FindingCode.SMTP_STARTTLS_MISSING,
        Severity.ERROR,
        cause + ":25",
        cause,
        "The server does not offer STARTTLS",
        "Switch STARTTLS on at " + host,
        FindingCode.SMTP_STARTTLS_MISSING.reference());
  }
}

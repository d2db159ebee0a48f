package mtasts.monitor.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.checks.report.TlsRptSeen;
import mtasts.checks.report.TlsSeen;

/** Reports of every status, as checks could have made them. */
final class CannedReports {

  private static final Instant THEN = Instant.parse("2026-11-23T21:05:12Z");
  private static final TlsSeen TLS = new TlsSeen("TLSv1.3", "TLS_AES_256_GCM_SHA384");

  private CannedReports() {}

  static List<DomainReport> all() {
    return List.of(ok(), testing(), failing(), unknown());
  }

  private static DomainReport ok() {
    return report(
        "bücher.example",
        Status.OK,
        Delivery.PROTECTED,
        Optional.empty(),
        List.of(
            finding(
                FindingCode.MX_PATTERN_UNUSED,
                Severity.INFO,
                "https://mta-sts.xn--bcher-kva.example/.well-known/mta-sts.txt mx: old.example",
                "mx: old.example matches no current MX host",
                "Delete the line mx: old.example if no such host is to come back")));
  }

  private static DomainReport testing() {
    return report(
        "testing.example",
        Status.WARNING,
        Delivery.UNPROTECTED,
        Optional.of(Delivery.REFUSED),
        List.of(
            finding(
                FindingCode.TLSRPT_MISSING,
                Severity.WARNING,
                "_smtp._tls.testing.example",
                "There is no TLS-RPT record, so nobody reports what fails: in testing, a policy"
                    + " without reports shows nothing at all to its owner",
                "Publish: _smtp._tls.testing.example. IN TXT"
                    + " \"v=TLSRPTv1; rua=mailto:tls-reports@testing.example\"")));
  }

  private static DomainReport unknown() {
    return report(
        "unknown.example",
        Status.UNKNOWN,
        Delivery.UNKNOWN,
        Optional.empty(),
        List.of(
            finding(
                FindingCode.DNS_LOOKUP_FAILED,
                Severity.UNKNOWN,
                "_mta-sts.unknown.example TXT",
                "The lookup of _mta-sts.unknown.example TXT failed: 192.0.2.53 said SERVFAIL",
                "")));
  }

  /** A report with all that a check can see. */
  static DomainReport failing() {
    return new DomainReport(
        new DomainName("failing.example"),
        THEN,
        412,
        Status.FAILING,
        Delivery.PARTIAL,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new RecordSeen(
                List.of("v=STSv1; id=20261101T000000;"),
                Optional.of("20261101T000000"),
                List.of("_mta-sts.provider.example"),
                Optional.of(300L))),
        Optional.of(policy()),
        List.of(good(), expired()),
        Optional.of(new TlsRptSeen(List.of(), List.of())),
        List.of(
            finding(
                FindingCode.SMTP_CERTIFICATE_EXPIRED,
                Severity.ERROR,
                "mx2.failing.example [192.0.2.26]:25",
                "The certificate expired on 2026-11-20 (3 days ago)",
                "Renew the certificate of mx2.failing.example and reload the mail server")),
        List.of());
  }

  private static PolicySeen policy() {
    return new PolicySeen(
        "https://mta-sts.failing.example/.well-known/mta-sts.txt",
        Optional.of(Mode.ENFORCE),
        Optional.of(604_800L),
        List.of("mx1.failing.example", "*.failing.example"),
        Optional.of(
            """
            version: STSv1
            mode: enforce
            mx: mx1.failing.example
            mx: *.failing.example
            max_age: 604800
            """),
        List.of("sts.provider.example"),
        List.of(
            new PolicySeen.Address(
                "192.0.2.7",
                Optional.of(true),
                Optional.of(THEN),
                Optional.of(true),
                Optional.of(200),
                List.of("HTTP/1.1 200 OK", "Content-Type: text/plain"),
                Optional.of(TLS),
                Optional.of(certificate("mta-sts.failing.example", "2027-01-20T00:00:00Z")),
                List.of("CN=mta-sts.failing.example, issued by CN=Example CA"),
                Optional.empty(),
                Optional.empty()),
            new PolicySeen.Address(
                "2001:db8::7",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("This machine has no way to IPv6 addresses"),
                Optional.empty())));
  }

  private static MxSeen good() {
    return new MxSeen(
        "mx1.failing.example",
        10,
        Optional.of("mx1.failing.example"),
        List.of("3 1 1 0b9fa5a59eed715c26c1020c711b4f6ec42d58b0015e14337a39dad301c5afc3"),
        List.of(mx("192.0.2.25", true, "2027-01-20T00:00:00Z")));
  }

  private static MxSeen expired() {
    return new MxSeen(
        "mx2.failing.example",
        20,
        Optional.empty(),
        List.of(),
        List.of(mx("192.0.2.26", false, "2026-11-20T00:00:00Z")));
  }

  private static MxSeen.Address mx(String address, boolean ok, String notAfter) {
    return new MxSeen.Address(
        address,
        Optional.of(ok),
        Optional.of(true),
        Optional.of(THEN),
        Optional.of(TLS),
        Optional.of(certificate("mx.failing.example", notAfter)),
        List.of("CN=mx.failing.example, issued by CN=Example CA"),
        List.of("< 220 mx ESMTP", "> EHLO monitor.example.net", "< 250 STARTTLS", "> STARTTLS"),
        Optional.empty());
  }

  private static CertificateSeen certificate(String name, String notAfter) {
    return new CertificateSeen(
        "CN=" + name,
        "CN=Example CA",
        List.of(name),
        Instant.parse("2026-08-22T00:00:00Z"),
        Instant.parse(notAfter),
        "00".repeat(32),
        "ff".repeat(32));
  }

  private static DomainReport report(
      String domain,
      Status status,
      Delivery delivery,
      Optional<Delivery> enforceWould,
      List<Finding> findings) {
    return new DomainReport(
        DomainName.of(domain),
        THEN,
        412,
        status,
        delivery,
        enforceWould,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        findings,
        List.of());
  }

  private static Finding finding(
      FindingCode code, Severity severity, String subject, String summary, String remedy) {
    return new Finding(code, severity, subject, subject, summary, remedy, code.reference());
  }
}

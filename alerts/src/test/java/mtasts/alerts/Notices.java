package mtasts.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/** Notices to render and send. */
public final class Notices {

  private static final Instant SEEN = Instant.parse("2026-11-23T20:50:12Z");
  private static final Instant CONFIRMED = Instant.parse("2026-11-23T20:51:14Z");
  private static final Instant NOW = Instant.parse("2026-11-23T20:51:44Z");
  private static final String ID = "20261123-ab12cd";

  private Notices() {}

  /** An expired certificate at an MX host. */
  public static Finding expired() {
    return new Finding(
        FindingCode.SMTP_CERTIFICATE_EXPIRED,
        Severity.ERROR,
        "mx2.example.com [192.0.2.26]:25",
        "mx2.example.com [192.0.2.26]",
        "The certificate expired on 2026-11-20 (3 days ago)",
        "Renew the certificate of mx2.example.com and reload the mail server",
        "RFC 8461 §4.2");
  }

  /** A record that is gone. */
  public static Finding noRecord() {
    return new Finding(
        FindingCode.RECORD_MISSING,
        Severity.ERROR,
        "_mta-sts.example.com",
        "_mta-sts.example.com",
        "No TXT record at _mta-sts.example.com begins with v=STSv1;",
        "Publish: _mta-sts.example.com. IN TXT \"v=STSv1; id=20261123T205000;\"",
        "RFC 8461 §3.1");
  }

  /** A notice of this kind about a finding in so many domains. */
  public static Notice of(MessageKind kind, Finding finding, int domains) {
    boolean resolved = kind == MessageKind.RESOLVED;
    Optional<Instant> end = resolved ? Optional.of(NOW) : Optional.empty();
    String title =
        finding.code() == FindingCode.SMTP_CERTIFICATE_EXPIRED
            ? finding.cause() + ": " + finding.summary()
            : finding.summary();
    Incident incident =
        new Incident(
            ID,
            IncidentKey.of(finding),
            title,
            finding.severity(),
            SEEN,
            CONFIRMED,
            end,
            finding.code() == FindingCode.RECORD_MISSING,
            kind == MessageKind.FLAPPING ? Optional.of(NOW) : Optional.empty(),
            Optional.empty());
    List<Affected> affected = new ArrayList<>();
    for (int i = 1; i <= domains; i++) {
      String name = domains == 1 ? "example.com" : "d%02d.example".formatted(i);
      affected.add(new Affected(ID, new DomainName(name), finding, SEEN, end));
    }
    return new Notice(
        "msg-0123456789abcdef0123456789abcdef",
        kind,
        Addressee.of("ops"),
        incident,
        affected,
        kind == MessageKind.OPENED ? Optional.empty() : Optional.of("msg-first"),
        Optional.empty(),
        NOW,
        new Origin("mon.example.net", "0.1.0", Optional.of("https://mon.example.net")));
  }

  /** A notice of this kind about the monitor itself. */
  public static Notice ofMonitor(MessageKind kind) {
    Finding finding =
        new Finding(
            FindingCode.SELF_SMTP_BLOCKED,
            Severity.ERROR,
            "this monitor",
            "this monitor",
            "No connection to port 25 succeeds, at any of 7 unrelated hosts",
            "Open port 25 for connections from this machine",
            FindingCode.SELF_SMTP_BLOCKED.reference());
    Incident incident =
        new Incident(
            ID,
            IncidentKey.of(finding),
            finding.summary(),
            finding.severity(),
            SEEN,
            CONFIRMED,
            kind == MessageKind.RESOLVED ? Optional.of(NOW) : Optional.empty(),
            false,
            Optional.empty(),
            Optional.of(finding));
    return new Notice(
        "msg-0123456789abcdef0123456789abcdef",
        kind,
        Addressee.of("ops"),
        incident,
        List.of(),
        kind == MessageKind.OPENED ? Optional.empty() : Optional.of("msg-first"),
        Optional.empty(),
        NOW,
        new Origin("mon.example.net", "0.1.0", Optional.of("https://mon.example.net")));
  }

  /** The same notice, after somebody said that they know. */
  public static Notice acknowledged(Notice notice) {
    return new Notice(
        notice.id(),
        notice.kind(),
        notice.addressee(),
        notice.incident(),
        notice.affected(),
        notice.firstId(),
        Optional.of(new Acknowledgement(ID, CONFIRMED, "renewal is under way")),
        notice.now(),
        notice.origin());
  }

  /** The same notice, before anything of its incident was delivered. */
  public static Notice untold(Notice notice) {
    return new Notice(
        notice.id(),
        notice.kind(),
        notice.addressee(),
        notice.incident(),
        notice.affected(),
        Optional.empty(),
        notice.acknowledgement(),
        notice.now(),
        notice.origin());
  }

  /** The same notice, for an owner of domains. */
  public static Notice to(String owner, Notice notice) {
    return new Notice(
        notice.id(),
        notice.kind(),
        Addressee.owner("owners", owner),
        notice.incident(),
        notice.affected(),
        notice.firstId(),
        notice.acknowledgement(),
        notice.now(),
        notice.origin());
  }

  /** The same notice, to one for whom it is or was over while it went on for others. */
  public static Notice elsewhere(Notice notice) {
    boolean over = notice.kind() == MessageKind.RESOLVED;
    return new Notice(
        notice.id(),
        notice.kind(),
        notice.addressee(),
        notice.incident(),
        notice.affected(),
        Optional.of("msg-first"),
        notice.acknowledgement(),
        notice.now(),
        notice.origin(),
        over,
        over);
  }
}

package mtasts.monitor.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.incident.Symptom;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;

/** Rows to store. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");
  static final IncidentKey KEY =
      new IncidentKey(FindingCode.RECORD_MISSING, "_mta-sts.example.com");

  private Samples() {}

  static Finding finding(String domain) {
    return new Finding(
        FindingCode.RECORD_MISSING,
        Severity.ERROR,
        "_mta-sts." + domain,
        KEY.cause(),
        "There is no record",
        "Publish one",
        "RFC 8461 §3.1");
  }

  static Finding note(FindingCode code, String summary) {
    return new Finding(
        code, Severity.INFO, "a.example", "a.example", summary, "Nothing to do", code.reference());
  }

  /** A report of that moment, with these findings and nothing that could not be judged. */
  static DomainReport report(String domain, Instant at, Status status, Finding... findings) {
    return new DomainReport(
        new DomainName(domain),
        at,
        0,
        status,
        Delivery.UNPROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(findings),
        List.of());
  }

  static DomainReport report(String domain, Status status) {
    return new DomainReport(
        new DomainName(domain),
        NOW,
        12,
        status,
        Delivery.UNPROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(finding(domain)),
        List.of());
  }

  static Symptom symptom(String domain) {
    return new Symptom(
        new DomainName(domain),
        KEY,
        Symptom.Phase.PENDING,
        1,
        finding(domain),
        Severity.ERROR,
        NOW,
        NOW.plusNanos(1),
        true);
  }

  static Incident incident(String id) {
    return new Incident(
        id,
        KEY,
        "No record",
        Severity.ERROR,
        NOW,
        NOW.plusSeconds(60),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  static Incident resolved(Incident i) {
    return new Incident(
        i.id(),
        i.key(),
        i.title(),
        i.severity(),
        i.openedAt(),
        i.confirmedAt(),
        Optional.of(NOW.plusSeconds(3600)),
        i.foundAtStart(),
        i.flappedAt(),
        i.own());
  }

  static Incident flapping(Incident i) {
    return saying(i, Optional.of(NOW.plusSeconds(90)), Optional.empty());
  }

  static Incident own(Incident i) {
    return saying(i, Optional.empty(), Optional.of(finding("a.example")));
  }

  private static Incident saying(Incident i, Optional<Instant> flapped, Optional<Finding> own) {
    return new Incident(
        i.id(),
        i.key(),
        i.title(),
        i.severity(),
        i.openedAt(),
        i.confirmedAt(),
        i.resolvedAt(),
        i.foundAtStart(),
        flapped,
        own);
  }

  static Affected affected(String incidentId, String domain) {
    return new Affected(incidentId, new DomainName(domain), finding(domain), NOW, Optional.empty());
  }

  static OutboxMessage message(String id, String incidentId, int seq, Instant notBefore) {
    return OutboxMessage.waiting(
        id,
        new Topic.OfIncident(incidentId, seq == 1 ? MessageKind.OPENED : MessageKind.RESOLVED),
        Addressee.of("ops"),
        seq,
        NOW,
        notBefore);
  }
}

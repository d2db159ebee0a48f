package mtasts.alerts.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;

/** A made-up notice, to try a channel with. */
public final class Sample {

  private static final DomainName DOMAIN = new DomainName("example.com");

  private Sample() {}

  /**
   * A notice of kind {@code TEST} about example.com, which does not have this fault.
   *
   * @param code what it pretends
   * @param addressee who gets it
   * @param origin who is speaking
   * @param now when it is made
   * @param random where its id comes from
   */
  public static Notice of(
      FindingCode code, Addressee addressee, Origin origin, Instant now, RandomGenerator random) {
    Finding finding = finding(code);
    Incident incident =
        new Incident(
            "test",
            IncidentKey.of(finding),
            finding.summary(),
            finding.severity(),
            now,
            now,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
    return new Notice(
        OutboxMessage.newId(random),
        MessageKind.TEST,
        addressee,
        incident,
        List.of(new Affected("test", DOMAIN, finding, now, Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        now,
        origin);
  }

  private static Finding finding(FindingCode code) {
    boolean ofMx =
        switch (code.area()) {
          case "mx", "smtp", "dane" -> true;
          default -> false;
        };
    String subject = ofMx ? "mx1.example.com [192.0.2.25]:25" : DOMAIN.name();
    return new Finding(
        code,
        code.severity(Mode.ENFORCE).orElse(Severity.WARNING),
        subject,
        ofMx ? "mx1.example.com [192.0.2.25]" : DOMAIN.name(),
        "This is a test, nothing is wrong: " + code.when(),
        "Nothing to do: this is a test",
        code.reference());
  }
}

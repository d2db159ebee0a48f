package mtasts.alerts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.DigestTimes;
import mtasts.alerts.digest.Excerpt;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;

/** Digests to render and send. */
public final class Digests {

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:02Z");
  private static final Instant SINCE = Instant.parse("2026-11-16T07:00:00Z");

  private static final DigestTimes MONDAYS =
      new DigestTimes(
          Optional.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"));

  private static final DigestTimes DAILY =
      new DigestTimes(Optional.empty(), LocalTime.of(8, 0), ZoneId.of("UTC"));

  private Digests() {}

  /** A week in which something of everything happened. */
  public static DigestNotice full() {
    Incident certificate = incident("20261120-ab12cd", Notices.expired(), Optional.empty());
    Incident weak = incident("20261121-000001", expiring(), Optional.empty());
    Incident gone =
        incident(
            "20261117-00beef",
            Notices.noRecord(),
            Optional.of(Instant.parse("2026-11-18T09:12:00Z")));
    Digest.Open failing =
        new Digest.Open(
            certificate,
            5_000,
            Optional.empty(),
            Optional.of(
                new Acknowledgement(certificate.id(), SINCE, "the provider renews it today")));
    Digest.Open warning = new Digest.Open(weak, 1, Optional.of(silence()), Optional.empty());
    return notice(
        new Digest(
            MONDAYS,
            SINCE,
            NOW,
            Map.of(Status.FAILING, 5_000, Status.WARNING, 1, Status.UNKNOWN, 1, Status.OK, 12),
            new Excerpt<>(List.of(failing, warning), 2),
            new Excerpt<>(List.of(new Digest.Ended(gone, 1)), 1),
            new Excerpt<>(List.of(new Digest.News(domain("example.org"), changed(), SINCE)), 1),
            Map.of(FindingCode.POLICY_MODE_TESTING, 3, FindingCode.MX_NULL, 1),
            new Excerpt<>(
                List.of(
                    new Digest.Expiry("mx2.example.com", Instant.parse("2026-11-20T12:00:00Z")),
                    new Digest.Expiry(
                        "mta-sts.example.org", Instant.parse("2026-11-24T08:00:00Z"))),
                2),
            new Excerpt<>(List.of(domain("slow.example")), 1),
            List.of(new Digest.Behind("chat", 3, 1))));
  }

  /** A week in which all went well. */
  public static DigestNotice quiet() {
    return notice(
        new Digest(
            MONDAYS,
            SINCE,
            NOW,
            Map.of(Status.OK, 1),
            none(),
            none(),
            none(),
            Map.of(),
            none(),
            none(),
            List.of()));
  }

  /** A day on which so many of everything are to be told, in the words of a stranger. */
  public static DigestNotice large(int listed, int all, String text) {
    Finding said =
        new Finding(
            FindingCode.POLICY_UNKNOWN_FIELD, Severity.INFO, text, text, text, text, "RFC 8461");
    Finding bad =
        new Finding(FindingCode.SMTP_REJECTED, Severity.ERROR, text, text, text, text, "RFC 8461");
    List<Incident> open =
        IntStream.range(0, listed)
            .mapToObj(i -> incident("20261123-%06x".formatted(i), bad, Optional.empty()))
            .toList();
    return notice(
        new Digest(
            DAILY,
            SINCE,
            NOW,
            Map.of(Status.FAILING, all),
            new Excerpt<>(
                open.stream()
                    .map(one -> new Digest.Open(one, all, Optional.empty(), Optional.empty()))
                    .toList(),
                all),
            new Excerpt<>(
                open.stream().map(one -> new Digest.Ended(one.resolved(NOW), all)).toList(), all),
            new Excerpt<>(
                open.stream()
                    .map(one -> new Digest.News(domain("example.org"), said, SINCE))
                    .toList(),
                all),
            Map.of(FindingCode.POLICY_UNKNOWN_FIELD, all),
            none(),
            new Excerpt<>(open.stream().map(_ -> domain("slow.example")).toList(), all),
            List.of()));
  }

  private static <T> Excerpt<T> none() {
    return new Excerpt<>(List.of(), 0);
  }

  private static DigestNotice notice(Digest digest) {
    return new DigestNotice(
        "msg-0123456789abcdef0123456789abcdef",
        Addressee.of("ops"),
        digest,
        NOW,
        new Origin("mon.example.net", "0.1.0", Optional.of("https://mon.example.net")));
  }

  private static DomainName domain(String name) {
    return new DomainName(name);
  }

  private static Finding expiring() {
    return new Finding(
        FindingCode.SMTP_CERTIFICATE_EXPIRING,
        Severity.WARNING,
        "mx1.example.org [192.0.2.25]:25",
        "mx1.example.org [192.0.2.25]",
        "The certificate ends on 2026-12-01 (8 days left)",
        "Renew the certificate of mx1.example.org",
        "RFC 8461 §4.2");
  }

  private static Finding changed() {
    return new Finding(
        FindingCode.POLICY_UNKNOWN_FIELD,
        Severity.INFO,
        "https://mta-sts.example.org/.well-known/mta-sts.txt",
        "example.org",
        "The policy holds a field that the RFC does not know: contact",
        "Nothing to do",
        "RFC 8461 §3.2");
  }

  private static Silence silence() {
    return new Silence(
        "0badcafe",
        Matcher.EVERYTHING,
        SINCE,
        Instant.parse("2026-11-24T18:00:00Z"),
        "new certificate",
        Silence.Origin.PERSON,
        false);
  }

  private static Incident incident(String id, Finding finding, Optional<Instant> end) {
    return new Incident(
        id,
        IncidentKey.of(finding),
        finding.cause() + ": " + finding.summary(),
        finding.severity(),
        Instant.parse("2026-11-17T20:50:12Z"),
        Instant.parse("2026-11-17T20:51:14Z"),
        end,
        false,
        Optional.empty(),
        Optional.empty());
  }
}

package mtasts.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
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
import mtasts.monitor.store.Store;

/**
 * Domains as a provider has them: most are well, some share an MX host whose certificate is over,
 * one is in testing, and one belongs to somebody who writes what he should not.
 */
final class SampleFleet {

  static final Instant NOW = FakeRunning.NOW;

  /** What acts on a page that forgets to escape, and on a reader whose text it turns round. */
  static final String HOSTILE =
      "\"><script>alert(1)</script><img src=x onerror=alert(2)>\u202Etxt.exe\u202C\u001b[2J"
          + "</pre></td><style>*{display:none}</style>";

  static final String HOSTILE_DOMAIN = "hostile.example";
  static final String EXPIRED = "20261124-ab12cd";

  private static final int AT_ONCE = 2_000;
  private static final String SHARED_MX = "mx2.provider.example";
  private static final String CAUSE = SHARED_MX + " [192.0.2.26]";
  private static final TlsSeen TLS = new TlsSeen("TLSv1.3", "TLS_AES_256_GCM_SHA384");

  private SampleFleet() {}

  /** Fills a state with so many domains, five at least. */
  static void keep(Store store, int domains) {
    store.write(
        tx -> {
          tx.put(hostile());
          tx.put(testing());
          return "done";
        });
    for (int from = 2; from < domains; from += AT_ONCE) {
      List<DomainReport> some =
          IntStream.range(from, Math.min(domains, from + AT_ONCE))
              .mapToObj(SampleFleet::one)
              .toList();
      store.write(
          tx -> {
            some.forEach(tx::put);
            return "done";
          });
    }
    keepIncidents(store, domains);
  }

  private static DomainReport one(int number) {
    String name = "customer-" + "%06d".formatted(number) + ".example";
    return switch (number % 50) {
      case 2 -> failing(name);
      case 3 -> unknown(name);
      default -> report(name, Status.OK, Delivery.PROTECTED, List.of(good()), List.of());
    };
  }

  private static DomainReport failing(String name) {
    return report(
        name, Status.FAILING, Delivery.PARTIAL, List.of(good(), expired()), List.of(expired(name)));
  }

  static Finding expired(String domain) {
    return new Finding(
        FindingCode.SMTP_CERTIFICATE_EXPIRED,
        Severity.ERROR,
        SHARED_MX + " [192.0.2.26]:25",
        CAUSE,
        "The certificate expired on 2026-11-20 (3 days ago)",
        "Renew the certificate of " + SHARED_MX + " and reload the mail server",
        "RFC 8461 §4.2");
  }

  private static DomainReport unknown(String name) {
    Finding finding =
        new Finding(
            FindingCode.DNS_LOOKUP_FAILED,
            Severity.UNKNOWN,
            "_mta-sts." + name,
            "_mta-sts." + name,
            "The lookup of the TXT records at _mta-sts." + name + " got SERVFAIL",
            "Look at the name servers of " + name,
            "RFC 8461 §3.1");
    return report(name, Status.UNKNOWN, Delivery.UNKNOWN, List.of(), List.of(finding));
  }

  private static DomainReport testing() {
    String name = "testing.example";
    Finding finding =
        new Finding(
            FindingCode.POLICY_MODE_TESTING,
            Severity.INFO,
            "https://mta-sts.testing.example/.well-known/mta-sts.txt",
            "mta-sts.testing.example",
            "The policy is in testing: senders report, and deliver whatever happens",
            "Publish mode: enforce, then a new id in the record",
            "RFC 8461 §5");
    return report(name, Status.OK, Delivery.UNPROTECTED, List.of(good()), List.of(finding));
  }

  private static DomainReport hostile() {
    Finding finding =
        new Finding(
            FindingCode.SMTP_STARTTLS_MISSING,
            Severity.ERROR,
            "mx.hostile.example [192.0.2.66]:25",
            "mx.hostile.example [192.0.2.66]",
            "STARTTLS is not offered: " + HOSTILE,
            "Offer STARTTLS: " + HOSTILE,
            "RFC 8461 §4.2");
    MxSeen mx =
        new MxSeen(
            "mx.hostile.example",
            10,
            Optional.of(HOSTILE),
            List.of(HOSTILE),
            List.of(
                new MxSeen.Address(
                    "192.0.2.66",
                    Optional.of(false),
                    Optional.of(false),
                    Optional.of(NOW),
                    Optional.empty(),
                    Optional.of(certificate(HOSTILE, NOW.plus(Duration.ofDays(3)))),
                    List.of(HOSTILE),
                    List.of("S: 220 " + HOSTILE, "C: EHLO monitor.example.net"),
                    Optional.of(HOSTILE))));
    MxSeen odd = new MxSeen("mx\\x20" + HOSTILE, 20, Optional.empty(), List.of(), List.of());
    return new DomainReport(
        new DomainName(HOSTILE_DOMAIN),
        NOW,
        12,
        Status.FAILING,
        Delivery.REFUSED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new RecordSeen(
                List.of("v=STSv1; id=" + HOSTILE),
                Optional.of("1"),
                List.of(HOSTILE),
                Optional.of(300L))),
        Optional.of(policy(HOSTILE_DOMAIN, "version: STSv1\r\nmode: " + HOSTILE + "\r\n")),
        List.of(mx, odd),
        Optional.of(new TlsRptSeen(List.of(HOSTILE), List.of())),
        List.of(finding),
        List.of());
  }

  private static DomainReport report(
      String name, Status status, Delivery delivery, List<MxSeen> mx, List<Finding> findings) {
    String body =
        "version: STSv1\r\nmode: enforce\r\nmx: mx1.provider.example\r\nmx: "
            + SHARED_MX
            + "\r\nmax_age: 604800\r\n";
    return new DomainReport(
        new DomainName(name),
        NOW.minusSeconds(40),
        412,
        status,
        delivery,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new RecordSeen(
                List.of("v=STSv1; id=20261101T000000;"),
                Optional.of("20261101T000000"),
                List.of(),
                Optional.of(3600L))),
        Optional.of(policy(name, body)),
        mx,
        Optional.of(
            new TlsRptSeen(
                List.of("v=TLSRPTv1; rua=mailto:tls@" + name), List.of("mailto:tls@" + name))),
        findings,
        List.of());
  }

  private static PolicySeen policy(String domain, String body) {
    return new PolicySeen(
        "https://mta-sts." + domain + "/.well-known/mta-sts.txt",
        Optional.of(Mode.ENFORCE),
        Optional.of(604_800L),
        List.of("mx1.provider.example", SHARED_MX),
        Optional.of(body),
        List.of(),
        List.of(
            new PolicySeen.Address(
                "192.0.2.7",
                Optional.of(true),
                Optional.of(NOW),
                Optional.of(true),
                Optional.of(200),
                List.of("HTTP/1.1 200 OK", "content-type: text/plain"),
                Optional.of(TLS),
                Optional.of(certificate("mta-sts." + domain, NOW.plus(Duration.ofDays(40)))),
                List.of(),
                Optional.empty(),
                Optional.empty())));
  }

  private static MxSeen good() {
    return mx("mx1.provider.example", 10, "192.0.2.25", NOW.plus(Duration.ofDays(61)), true);
  }

  private static MxSeen expired() {
    return mx(SHARED_MX, 20, "192.0.2.26", NOW.minus(Duration.ofDays(3)), false);
  }

  private static MxSeen mx(
      String host, int preference, String address, Instant notAfter, boolean ok) {
    return new MxSeen(
        host,
        preference,
        Optional.of(host),
        List.of(),
        List.of(
            new MxSeen.Address(
                address,
                Optional.of(ok),
                Optional.of(true),
                Optional.of(NOW.minusSeconds(600)),
                Optional.of(TLS),
                Optional.of(certificate(host, notAfter)),
                List.of(host + ", issued by Lab Intermediate"),
                List.of(
                    "S: 220 " + host + " ESMTP", "C: EHLO monitor.example.net", "S: 250 STARTTLS"),
                Optional.empty())));
  }

  private static CertificateSeen certificate(String name, Instant notAfter) {
    return new CertificateSeen(
        "CN=" + name,
        "CN=Example CA R11",
        List.of(name),
        notAfter.minus(Duration.ofDays(90)),
        notAfter,
        "00".repeat(32),
        "11".repeat(32));
  }

  private static void keepIncidents(Store store, int domains) {
    Incident expired = incident(EXPIRED, expired("x.example"));
    Incident open = incident("20261124-000bad", hostile().findings().getFirst());
    List<DomainName> touched =
        IntStream.range(2, domains)
            .filter(number -> number % 50 == 2)
            .mapToObj(number -> one(number).domain())
            .toList();
    store.write(
        tx -> {
          tx.incidents().put(expired);
          touched.forEach(domain -> tx.incidents().put(affected(EXPIRED, domain)));
          tx.incidents().add(opened(expired.id()));
          tx.incidents().put(open);
          tx.incidents()
              .put(
                  new Affected(
                      open.id(),
                      new DomainName(HOSTILE_DOMAIN),
                      hostile().findings().getFirst(),
                      NOW,
                      Optional.empty()));
          return "done";
        });
  }

  private static Affected affected(String incident, DomainName domain) {
    return new Affected(
        incident, domain, expired(domain.name()), NOW.minusSeconds(7200), Optional.empty());
  }

  private static OutboxMessage opened(String incident) {
    return OutboxMessage.waiting(
        "msg-1",
        new Topic.OfIncident(incident, MessageKind.OPENED),
        Addressee.of("ops"),
        1,
        NOW.minusSeconds(7000),
        NOW.plusSeconds(30));
  }

  private static Incident incident(String id, Finding finding) {
    return new Incident(
        id,
        IncidentKey.of(finding),
        finding.summary(),
        finding.severity(),
        NOW.minusSeconds(7200),
        NOW.minusSeconds(7000),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}

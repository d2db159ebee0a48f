package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.checks.renewal.CertificateMemories;
import mtasts.checks.renewal.CertificateMemory;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Status;
import mtasts.checks.tls.ServerCertificates;
import org.junit.jupiter.api.Test;

/** From reports to memories of hosts and back; what memory says is in {@code renewal}. */
final class RenewalsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, CertificateMemory> kept = new HashMap<>();
  private final CertificateMemories memories =
      new CertificateMemories() {
        @Override
        public CertificateMemory of(ServerCertificates server, String host) {
          return kept.getOrDefault(server + " " + host, CertificateMemory.NONE);
        }

        @Override
        public void keep(ServerCertificates server, String host, CertificateMemory memory) {
          kept.put(server + " " + host, memory);
        }
      };

  @Test
  void bothKindsOfHostsAreRememberedAndToldAsTheirOtherCertificateFaultsAre() {
    for (int day = 0; day <= 120; day += 60) {
      look("a.example", at(day), certificate(day));
    }
    DomainReport late = look("a.example", at(190), certificate(120));

    assertThat(kept).containsOnlyKeys("POLICY mta-sts.a.example", "SMTP mx.example.net");
    assertThat(late.status()).isEqualTo(Status.WARNING);
    assertThat(late.findings())
        .extracting(Finding::code, Finding::subject, Finding::cause)
        .containsExactly(
            tuple(
                FindingCode.POLICY_CERTIFICATE_RENEWAL_LATE,
                "https://mta-sts.a.example/.well-known/mta-sts.txt [192.0.2.7]",
                "certificate 1201201201201201 (x.example)"),
            tuple(
                FindingCode.SMTP_CERTIFICATE_RENEWAL_LATE,
                "mx.example.net [192.0.2.25]",
                "mx.example.net [192.0.2.25]"));
    assertThat(late.findings().getFirst().summary())
        .isEqualTo(
            "The certificate ends on 2026-07-30 (in 20 days) and is not renewed yet: the last 2"
                + " like it were replaced with 30 days left or more");
  }

  @Test
  void aHostIsRememberedOnceForAllDomainsThatHaveIt() {
    look("a.example", at(0), certificate(0));
    look("b.example", at(0), certificate(0));

    assertThat(changesOfMx(look("a.example", at(60), certificate(60)))).isEqualTo(1);
    assertThat(changesOfMx(look("b.example", at(60).plusSeconds(1), certificate(60)))).isZero();
    assertThat(kept).hasSize(3);
  }

  @Test
  void aConversationThatAnotherDomainHadBeforeTheRenewalBringsNothingBack() {
    look("a.example", at(0), certificate(0));
    look("a.example", at(60), certificate(60));
    CertificateMemory known = kept.get("SMTP mx.example.net");

    DomainReport shared = look("b.example", at(60).minus(Duration.ofHours(1)), certificate(0));

    assertThat(changesOfMx(shared)).isZero();
    assertThat(kept.get("SMTP mx.example.net")).isEqualTo(known);
  }

  @Test
  void aClockThatWasSetBackForGoodIsBelieved() {
    look("a.example", at(400), certificate(400));

    assertThat(changesOfMx(look("a.example", at(60), certificate(60)))).isEqualTo(1);
  }

  @Test
  void aHostThatShowsNothingIsNotForgotten() {
    look("a.example", at(0), certificate(0));
    Map<String, CertificateMemory> known = Map.copyOf(kept);

    look("a.example", at(1), Optional.empty());

    assertThat(kept).isEqualTo(known);
  }

  private DomainReport look(String domain, Instant at, Optional<CertificateSeen> certificate) {
    return Renewals.report(report(new DomainName(domain), at, certificate), memories);
  }

  private static long changesOfMx(DomainReport report) {
    return report.findings().stream()
        .filter(finding -> finding.code() == FindingCode.HISTORY_CERTIFICATE_CHANGED)
        .filter(finding -> finding.cause().equals("mx.example.net"))
        .count();
  }

  private static Instant at(int day) {
    return START.plus(Duration.ofDays(day));
  }

  /** One that is issued on that day, for 90 days. */
  private static Optional<CertificateSeen> certificate(int day) {
    String hash = Integer.toString(day + 1000).substring(1).repeat(20);
    return Optional.of(
        new CertificateSeen(
            "CN=x.example",
            "CN=R1,O=Usual",
            List.of("x.example"),
            at(day),
            at(day + 90),
            hash,
            hash));
  }

  private static DomainReport report(
      DomainName domain, Instant at, Optional<CertificateSeen> certificate) {
    PolicySeen.Address policyHost =
        new PolicySeen.Address(
            "192.0.2.7",
            Optional.of(certificate.isPresent()),
            Optional.of(at),
            Optional.of(certificate.isPresent()),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            certificate,
            List.of(),
            Optional.empty(),
            Optional.empty());
    MxSeen.Address mx =
        new MxSeen.Address(
            "192.0.2.25",
            Optional.of(certificate.isPresent()),
            Optional.empty(),
            Optional.of(at),
            Optional.empty(),
            certificate,
            List.of(),
            List.of(),
            Optional.empty());
    return new DomainReport(
        domain,
        at,
        1,
        Status.OK,
        Delivery.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new PolicySeen(
                "https://mta-sts." + domain + "/.well-known/mta-sts.txt",
                Optional.of(Mode.ENFORCE),
                Optional.of(604_800L),
                List.of("mx.example.net"),
                Optional.empty(),
                List.of(),
                List.of(policyHost))),
        List.of(new MxSeen("mx.example.net", 10, Optional.empty(), List.of(), List.of(mx))),
        Optional.empty(),
        List.of(),
        List.of());
  }
}

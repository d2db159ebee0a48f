package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mtasts.checks.dns.DnsjavaDns;
import mtasts.checks.dns.LookupObserver;
import mtasts.checks.dns.Resolver;
import mtasts.checks.expect.Expectation;
import mtasts.checks.net.Addresses;
import mtasts.checks.net.HostLimit;
import mtasts.checks.policy.FetchObserver;
import mtasts.checks.policy.PolicyFetch;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Status;
import mtasts.checks.smtp.StartTlsProbe;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Expiry;
import mtasts.checks.tls.Intermediates;
import mtasts.checks.tls.Trust;
import mtasts.lab.LabDomain;
import mtasts.lab.MailWorld;
import mtasts.lab.dns.DnsFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole check over the lab: what the parts mean together. */
final class DomainCheckTest {

  private static final DomainName DOMAIN = DomainName.of("example.com");
  private static final String MX1 = "mx1.example.com";
  private static final String MX2 = "mx2.example.com";

  @TempDir private Path folder;
  private MailWorld world;
  private LabDomain domain;

  /** The world of one case, with the names that cases need. */
  record Lab(MailWorld world, LabDomain domain) {}

  @BeforeEach
  void openWorld() {
    world = MailWorld.open();
    domain = world.domain(DOMAIN.name(), MX1, MX2);
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  private DomainReport check(Scope scope) throws InterruptedException {
    return check(scope, true);
  }

  private DomainReport check(Scope scope, boolean allowPrivate) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    CertificateJudge judge =
        new CertificateJudge(trust(), new Intermediates(), clock, Expiry.DEFAULT);
    Duration time = Duration.ofSeconds(60);
    PolicyFetch fetch =
        new PolicyFetch(
            judge, new HostLimit(2), clock, world.httpsPort(), time, FetchObserver.NONE);
    StartTlsProbe probe = new StartTlsProbe(world.smtpPort(), "monitor.example.net", judge, clock);
    DnsjavaDns dns =
        new DnsjavaDns(List.of(Resolver.at(world.dns().address())), LookupObserver.NONE);
    CheckSettings settings =
        new CheckSettings(
            time, time, address -> allowPrivate || Addresses.isGlobal(address), false, true, true);
    return new DomainCheck(dns, fetch, probe, judge, settings, clock).check(DOMAIN, scope);
  }

  private Trust trust() {
    try {
      Path pem = folder.resolve("root.pem");
      if (!Files.exists(pem)) {
        world.authority().writeRoot(pem);
      }
      return Trust.fromPem(pem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<FindingCode> codes(DomainReport report) {
    return report.findings().stream().map(Finding::code).distinct().toList();
  }

  @Test
  void aGoodDomainHasNothingToSay() throws InterruptedException {
    DomainReport report = check(Scope.all());
    assertThat(report.findings()).isEmpty();
    assertThat(report.status()).isEqualTo(Status.OK);
    assertThat(report.delivery()).isEqualTo(Delivery.PROTECTED);
    assertThat(report.unjudged()).isEmpty();
    assertThat(report.mx()).extracting(mx -> mx.host()).containsExactly(MX1, MX2);
  }

  private static Arguments broken(
      String what, Consumer<Lab> breaks, Status status, Delivery delivery, FindingCode... codes) {
    return Arguments.of(what, breaks, status, delivery, List.of(codes));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        broken(
            "no record",
            lab -> lab.domain().withoutRecord(),
            Status.FAILING,
            Delivery.UNPROTECTED,
            FindingCode.RECORD_MISSING),
        broken(
            "record cannot be looked up",
            lab -> lab.world().dns().fault("_mta-sts.example.com", "TXT", DnsFault.SERVFAIL),
            Status.UNKNOWN,
            Delivery.UNKNOWN,
            FindingCode.DNS_LOOKUP_FAILED),
        broken(
            "MX cannot be looked up",
            lab -> lab.world().dns().fault("example.com", "MX", DnsFault.SERVFAIL),
            Status.UNKNOWN,
            Delivery.UNKNOWN,
            FindingCode.DNS_LOOKUP_FAILED),
        broken(
            "policy gone",
            lab -> lab.domain().policyHost().status(404),
            Status.FAILING,
            Delivery.UNPROTECTED,
            FindingCode.POLICY_HTTP_STATUS),
        broken(
            "one MX does not offer STARTTLS",
            lab -> lab.domain().mxHost(MX2).withoutStartTls(),
            Status.FAILING,
            Delivery.PARTIAL,
            FindingCode.SMTP_STARTTLS_MISSING),
        broken(
            "no MX answers",
            lab -> {
              lab.domain().mxHost(MX1).down();
              lab.domain().mxHost(MX2).down();
            },
            Status.FAILING,
            Delivery.REFUSED,
            FindingCode.SMTP_CONNECT_FAILED),
        broken(
            "busy MX tells nothing",
            lab -> lab.domain().mxHost(MX2).greeting("421 come back later"),
            Status.UNKNOWN,
            Delivery.UNKNOWN,
            FindingCode.SMTP_DEFERRED),
        broken(
            "an MX that the policy does not name",
            lab -> lab.domain().publish(LabDomain.policy("enforce", 604800, MX1)),
            Status.FAILING,
            Delivery.PARTIAL,
            FindingCode.MX_NOT_COVERED),
        broken(
            "null MX",
            lab -> {
              lab.world().dns().remove("example.com", "MX");
              lab.world().dns().mx("example.com", 0, ".");
            },
            Status.OK,
            Delivery.NO_MAIL,
            FindingCode.MX_NULL),
        broken(
            "policy host without address",
            lab -> lab.world().dns().remove("mta-sts.example.com"),
            Status.FAILING,
            Delivery.UNPROTECTED,
            FindingCode.POLICY_HOST_MISSING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void eachFaultIsToldOnceAndWeighsInTheVerdict(
      String what, Consumer<Lab> breaks, Status status, Delivery delivery, List<FindingCode> codes)
      throws InterruptedException {
    breaks.accept(new Lab(world, domain));
    DomainReport report = check(Scope.all());
    assertThat(codes(report)).isEqualTo(codes);
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.delivery()).isEqualTo(delivery);
  }

  @Test
  void inTestingAFaultIsAWarningAndTheReportSaysWhatEnforceWouldDo() throws InterruptedException {
    domain.publish(LabDomain.policy("testing", 604800, MX1, MX2));
    domain.mxHost(MX2).withoutStartTls();
    DomainReport report = check(Scope.all());
    assertThat(report.status()).isEqualTo(Status.WARNING);
    assertThat(report.delivery()).isEqualTo(Delivery.UNPROTECTED);
    assertThat(report.enforceWould()).contains(Delivery.PARTIAL);
  }

  @Test
  void privateAddressesAreNeverConnectedToUnlessAllowed() throws InterruptedException {
    DomainReport report = check(Scope.all(), false);
    assertThat(codes(report))
        .containsExactlyInAnyOrder(
            FindingCode.POLICY_ADDRESS_PRIVATE, FindingCode.MX_ADDRESS_PRIVATE);
    assertThat(domain.policyHost().connections()).isZero();
    assertThat(domain.mxHost(MX1).connections()).isZero();
  }

  @Test
  void whatIsNotWantedIsLeftOutOfTheStatus() throws InterruptedException {
    domain.withoutRecord().mxHost(MX2).withoutStartTls();
    DomainReport onlySmtp = check(new Scope(Set.of(Part.SMTP), Set.of(), Expectation.NONE));
    assertThat(codes(onlySmtp)).containsExactly(FindingCode.SMTP_STARTTLS_MISSING);
    DomainReport muted = check(Scope.without(Set.of(FindingCode.SMTP_STARTTLS_MISSING)));
    assertThat(codes(muted)).containsExactly(FindingCode.RECORD_MISSING);
  }

  @Test
  void neverSendsMail() throws InterruptedException {
    check(Scope.all());
    assertThat(domain.mxHost(MX1).commands())
        .containsExactly(
            "EHLO monitor.example.net", "STARTTLS", "EHLO monitor.example.net", "QUIT");
  }
}

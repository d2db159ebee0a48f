package mtasts.monitor.round;

import static mtasts.checks.report.FindingCode.DANE_MISMATCH;
import static mtasts.checks.report.FindingCode.DNS_BOGUS;
import static mtasts.checks.report.FindingCode.POLICY_CERTIFICATE_INCOMPLETE_CHAIN;
import static mtasts.checks.report.FindingCode.RECORD_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.checks.Scope;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.lab.MailWorld;
import mtasts.lab.dns.DnsServer;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.tls.CertificateSpec;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.config.Resolver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many domains in one run. */
class NetworkChecksTest {

  @TempDir private Path folder;
  @AutoClose private final MailWorld world = MailWorld.open();

  @BeforeEach
  void publish() {
    publish("partial.example")
        .certificate(issuedByIntermediate("partial").withheldIssuer().issue());
    publish("whole.example").certificate(issuedByIntermediate("whole").issue());
  }

  private PolicyHost publish(String domain) {
    return world.domain(domain, "mx." + domain).policyHost();
  }

  private CertificateSpec issuedByIntermediate(String domain) {
    return world.authority().certificate("mta-sts." + domain + ".example").throughIntermediate();
  }

  /** One at a time: in one of the orders the issuer is seen too late for the first report. */
  @ParameterizedTest
  @ValueSource(strings = {"partial whole", "whole partial"})
  void aChainIsIncompleteWhicheverDomainShowsItsIssuerFirst(String order) throws Exception {
    Map<DomainName, Scope> domains = new LinkedHashMap<>();
    for (String name : order.split(" ", -1)) {
      domains.put(DomainName.of(name + ".example"), Scope.all());
    }
    List<DomainReport> reports = checks().checkAll(domains, 1);
    assertThat(reports)
        .flatMap(DomainReport::findings)
        .extracting(Finding::code)
        .containsExactly(POLICY_CERTIFICATE_INCOMPLETE_CHAIN);
  }

  @Test
  void whatOneResolverMadeUpIsNotConfirmedByTheReCheck() throws Exception {
    try (DnsServer empty = DnsServer.start()) {
      NetworkChecks checks =
          checks(new Resolver.At(empty.address()), new Resolver.At(world.dns().address()));
      DomainName domain = DomainName.of("whole.example");

      assertThat(checks.check(domain, Scope.all()).findings())
          .extracting(Finding::code)
          .contains(RECORD_MISSING);
      assertThat(checks.checkAgain(domain, Scope.all()).findings())
          .extracting(Finding::code)
          .doesNotContain(RECORD_MISSING);
    }
  }

  @Test
  void thatAnotherResolverVouchesForNothingEndsNoSighting() throws Exception {
    DomainName domain = DomainName.of("whole.example");
    Resolver one = new Resolver.At(world.dns().address());

    DomainReport alone = checks(one).checkAgain(domain, Scope.all());
    DomainReport another = checks(one, one).checkAgain(domain, Scope.all());

    assertThat(alone.judges(DNS_BOGUS, "any")).isTrue();
    assertThat(another.judges(DNS_BOGUS, "any")).isFalse();
    assertThat(another.judges(DANE_MISMATCH, "any")).isFalse();
    assertThat(another.judges(RECORD_MISSING, "any")).isTrue();
  }

  private NetworkChecks checks() throws Exception {
    return checks(new Resolver.At(world.dns().address()));
  }

  private NetworkChecks checks(Resolver... resolvers) throws Exception {
    ChecksConfig usual = ChecksConfig.defaults();
    return NetworkChecks.of(
        new ChecksConfig(
            List.of(resolvers),
            Optional.of(world.authority().writeRoot(folder.resolve("root.pem"))),
            usual.addresses(),
            true,
            Optional.of("monitor.example.net"),
            usual.timeout(),
            new ChecksConfig.Ports(world.httpsPort(), world.smtpPort()),
            Duration.ofHours(1),
            usual.perHost(),
            usual.certificate(),
            true,
            true,
            usual.testingOverdue()),
        InstantSource.system(),
        ProbeWatch.NONE);
  }
}

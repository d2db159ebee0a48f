package mtasts.checks;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import mtasts.checks.dns.DnsjavaDns;
import mtasts.checks.dns.LookupObserver;
import mtasts.checks.dns.Resolver;
import mtasts.checks.net.HostLimit;
import mtasts.checks.policy.FetchObserver;
import mtasts.checks.policy.PolicyFetch;
import mtasts.checks.report.DomainReport;
import mtasts.checks.smtp.SlowAfter;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Expiry;
import mtasts.checks.tls.Intermediates;
import mtasts.checks.tls.Trust;
import mtasts.lab.MailWorld;

/** A mail world of its own for one case, and the check over it at a fixed time. */
final class CaseLab implements AutoCloseable {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

  private final MailWorld world = MailWorld.open(CLOCK);
  private final CaseDomain domain;

  CaseLab(CaseFolder folder) {
    domain = new CaseDomain(folder, world);
  }

  /** Checks the domain of the case. */
  DomainReport check() throws InterruptedException {
    CaseSettings settings = domain.settings();
    CertificateJudge judge =
        new CertificateJudge(
            Trust.of(List.of(world.authority().root())),
            new Intermediates(),
            CLOCK,
            Expiry.DEFAULT);
    Resolver resolver = new Resolver(world.dns().address(), settings.resolverTrusted());
    return new DomainCheck(
            new DnsjavaDns(List.of(resolver), LookupObserver.NONE),
            new PolicyFetch(
                judge,
                new HostLimit(2),
                CLOCK,
                world.httpsPort(),
                settings.https(),
                FetchObserver.NONE),
            SlowAfter.probe(
                world.smtpPort(),
                judge,
                CLOCK,
                settings.slow(),
                address -> settings.routeTo(domain.actorAt(address))),
            judge,
            settings.checks(),
            CLOCK)
        .check(domain.name(), settings.scope());
  }

  CaseDomain domain() {
    return domain;
  }

  @Override
  public void close() {
    world.close();
  }
}

package mtasts.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import mtasts.checks.SideBySide.Branch;
import mtasts.checks.dane.DaneJudge;
import mtasts.checks.dns.Dns;
import mtasts.checks.expect.Published;
import mtasts.checks.policy.PolicyFetch;
import mtasts.checks.record.StsRecordRules;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Fault;
import mtasts.checks.smtp.MxProbe;
import mtasts.checks.tls.CertificateJudge;

/**
 * The whole check of one domain: the only way into this module for those who want to know what is
 * true of a domain now. Keeps no state; safe for use by many threads at once.
 */
public final class DomainCheck {

  private final Lookups lookups;
  private final PolicyFetch fetch;
  private final MxProbe probe;
  private final CertificateJudge judge;
  private final StsRecordRules recordRules;
  private final DaneJudge daneJudge;
  private final CheckSettings settings;
  private final InstantSource clock;

  /**
   * A check with these ways to the world.
   *
   * @param dns looks names up
   * @param fetch fetches policies
   * @param probe talks to MX hosts
   * @param judge the judge of certificates that the fetch and the probe use
   * @param settings how to check
   * @param clock the wall clock, for times in the report
   */
  public DomainCheck(
      Dns dns,
      PolicyFetch fetch,
      MxProbe probe,
      CertificateJudge judge,
      CheckSettings settings,
      InstantSource clock) {
    this.lookups = new Lookups(dns, settings.dnsTimeout());
    this.fetch = fetch;
    this.probe = probe;
    this.judge = judge;
    this.recordRules = new StsRecordRules(clock);
    this.daneJudge = new DaneJudge(clock);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Checks a domain. The branches run side by side, each outward step under its own deadline, so
   * the call takes as long as the slowest branch: two or three lookups, then a fetch or a
   * conversation.
   *
   * @param domain the domain
   * @param scope which findings are wanted
   * @return what was seen and what it means; trouble of the domain or of the network is in it,
   *     never thrown
   * @throws InterruptedException where the thread is interrupted; everything is closed then
   */
  public DomainReport check(DomainName domain, Scope scope) throws InterruptedException {
    return look(domain, scope).report();
  }

  /**
   * The same in two steps, for many domains that are checked together: what this one saw may mean
   * more once the others were looked at too.
   *
   * @return what was seen; its report waits until it is asked for
   * @throws InterruptedException where the thread is interrupted; everything is closed then
   */
  public DomainLook look(DomainName domain, Scope scope) throws InterruptedException {
    Instant began = clock.instant();
    long start = System.nanoTime();
    Scope wanted = scope.limitedTo(settings);
    try (SideBySide branches = new SideBySide()) {
      Branch<Optional<TlsRptPart>> tlsrpt = branches.start(() -> tlsrpt(domain, wanted));
      Branch<Optional<MxPart>> mx = branches.start(() -> mx(domain, wanted));
      Branch<Optional<PolicyPart>> policy = branches.start(() -> policy(domain, wanted));
      Branch<Optional<RecordPart>> record = branches.start(() -> record(domain, wanted));
      Optional<PolicyPart> fetched = policy.get();
      Optional<MxPart> probed = mx.get();
      Optional<RecordPart> looked = record.get();
      Optional<TlsRptPart> reported = tlsrpt.get();
      Optional<Fault> parentOnly =
          wanted.wantsAny(Part.POLICY)
              ? ParentPolicy.look(domain, looked, fetched, lookups)
              : Optional.empty();
      long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
      Published published = PublishedView.of(domain, fetched, probed);
      return new DomainLook() {
        @Override
        public DomainReport report() {
          return new Conclusion(
                  wanted,
                  looked,
                  fetched.map(part -> part.judgedAgain(judge, domain.policyHost())),
                  probed.map(part -> part.judgedAgain(judge)),
                  reported,
                  parentOnly,
                  published)
              .report(domain, began, took);
        }

        @Override
        public Published published() {
          return published;
        }
      };
    }
  }

  private Optional<RecordPart> record(DomainName domain, Scope wanted) throws InterruptedException {
    return wanted.wantsAny(Part.RECORD, Part.POLICY)
        ? Optional.of(RecordPart.look(domain, lookups, recordRules))
        : Optional.empty();
  }

  /** The policy is needed for its mode, which weighs what the MX hosts show. */
  private Optional<PolicyPart> policy(DomainName domain, Scope wanted) throws InterruptedException {
    return wanted.wantsAny(Part.POLICY, Part.MX, Part.SMTP, Part.DANE)
        ? Optional.of(PolicyPart.look(domain, lookups, fetch, settings))
        : Optional.empty();
  }

  private Optional<MxPart> mx(DomainName domain, Scope wanted) throws InterruptedException {
    if (!wanted.wantsAny(Part.MX, Part.SMTP, Part.DANE)) {
      return Optional.empty();
    }
    Optional<MxProbe> probing =
        wanted.wantsAny(Part.SMTP, Part.DANE) ? Optional.of(probe) : Optional.empty();
    Optional<DaneJudge> judging =
        wanted.wantsAny(Part.DANE) ? Optional.of(daneJudge) : Optional.empty();
    return Optional.of(MxPart.look(new MxLook(domain, lookups, probing, judging, settings)));
  }

  private Optional<TlsRptPart> tlsrpt(DomainName domain, Scope wanted) throws InterruptedException {
    return wanted.wantsAny(Part.TLSRPT)
        ? Optional.of(TlsRptPart.look(domain, lookups))
        : Optional.empty();
  }
}

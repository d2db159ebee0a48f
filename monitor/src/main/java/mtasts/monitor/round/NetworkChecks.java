package mtasts.monitor.round;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import mtasts.checks.CheckSettings;
import mtasts.checks.DomainCheck;
import mtasts.checks.DomainLook;
import mtasts.checks.Scope;
import mtasts.checks.dns.CachingDns;
import mtasts.checks.dns.Dns;
import mtasts.checks.dns.DnsjavaDns;
import mtasts.checks.net.Addresses;
import mtasts.checks.net.Capacity;
import mtasts.checks.net.HostLimit;
import mtasts.checks.policy.PolicyFetch;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Unjudged;
import mtasts.checks.smtp.StartTlsProbe;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Expiry;
import mtasts.checks.tls.Intermediates;
import mtasts.checks.tls.Trust;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.config.Resolver;
import mtasts.monitor.doubt.Target;

/**
 * Checks over the network with the settings of a configuration. Lookups and probes of MX hosts are
 * shared between domains; a re-check looks anew, through another resolver where there is one, so
 * that what one resolver made up is not confirmed by it. Of addresses every check tries all.
 */
public final class NetworkChecks {

  /** Enough for the rounds of one burst; beyond, the resolvers' own caches do the work. */
  private static final Duration SHARED_FOR = Duration.ofSeconds(2);

  /** So many domains, with some ten threads each, can do with threads of the system. */
  private static final int FEW = 10;

  /** What is told by whether the resolver found DNSSEC in order, which not every one looks at. */
  private static final Unjudged VOUCHED =
      new Unjudged(
          Set.of(
              FindingCode.DNS_BOGUS,
              FindingCode.DANE_MISMATCH,
              FindingCode.DANE_UNUSABLE,
              FindingCode.DANE_INSECURE),
          Optional.empty());

  private final DomainCheck first;
  private final DomainCheck again;
  private final Controls controls;
  private final boolean throughAnother;

  private NetworkChecks(
      DomainCheck first, DomainCheck again, Controls controls, boolean throughAnother) {
    this.first = first;
    this.again = again;
    this.controls = controls;
    this.throughAnother = throughAnother;
  }

  /**
   * Builds the checks.
   *
   * @throws IOException where the file of trusted certificates cannot be used; the message says why
   */
  public static NetworkChecks of(ChecksConfig config, InstantSource clock, ProbeWatch watch)
      throws IOException {
    List<mtasts.checks.dns.Resolver> resolvers = resolvers(config);
    DnsjavaDns dns = new DnsjavaDns(resolvers, watch);
    CertificateJudge judge =
        new CertificateJudge(trust(config), new Intermediates(), clock, expiry(config));
    Capacity capacity = Capacity.ofThisMachine();
    PolicyFetch fetch =
        new PolicyFetch(
            judge,
            new HostLimit(config.perHost().https(), capacity),
            clock,
            config.ports().https(),
            config.timeout().https(),
            watch);
    SharedProbes probes =
        new SharedProbes(
            new StartTlsProbe(config.ports().smtp(), ehloName(config), judge, clock),
            new HostLimit(config.perHost().smtp(), capacity),
            config.smtpReuse(),
            watch);
    CheckSettings settings = settings(config);
    return new NetworkChecks(
        new DomainCheck(
            new CachingDns(dns, SHARED_FOR, clock), fetch, probes, judge, settings, clock),
        new DomainCheck(dns.throughAnother(), fetch, probes.anew(), judge, settings, clock),
        new Controls(dns, fetch, probes.anew(), config.timeout()),
        resolvers.size() > 1);
  }

  /** The way to the DNS that these settings name. */
  public static Dns dns(ChecksConfig config) {
    return new DnsjavaDns(resolvers(config), ProbeWatch.NONE);
  }

  /** Checks one domain; what other domains showed a short while ago is reused. */
  public DomainReport check(DomainName domain, Scope scope) throws InterruptedException {
    return first.check(domain, scope);
  }

  /** Looks at one domain; its report waits until it is asked for. */
  public DomainLook look(DomainName domain, Scope scope) throws InterruptedException {
    return first.look(domain, scope);
  }

  /**
   * Checks one domain and reuses nothing, beginning with another resolver where there is one: what
   * a sighting is confirmed by. That this one does not vouch for an answer says nothing of what the
   * first one said by vouching.
   */
  public DomainReport checkAgain(DomainName domain, Scope scope) throws InterruptedException {
    DomainReport report = again.check(domain, scope);
    return throughAnother
        ? report.with(
            report.findings(),
            Stream.concat(report.unjudged().stream(), Stream.of(VOUCHED)).toList(),
            report.cached())
        : report;
  }

  /** Asks somebody again: what a doubt of this machine's own network is settled by. */
  public boolean hears(Target target) throws InterruptedException {
    return controls.hears(target);
  }

  /**
   * Checks domains, so many at once, and gives the reports in the order of the domains. They are
   * written when all were looked at, so that none depends on which domain came first.
   */
  public List<DomainReport> checkAll(Map<DomainName, Scope> domains, int atOnce)
      throws InterruptedException {
    Semaphore places = new Semaphore(atOnce);
    List<DomainLook> looks = new ArrayList<>(domains.size());
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(threads(domains.size()))) {
      List<Future<DomainLook>> rounds = new ArrayList<>();
      for (Map.Entry<DomainName, Scope> domain : domains.entrySet()) {
        rounds.add(
            threads.submit(
                () -> {
                  places.acquire();
                  try {
                    return first.look(domain.getKey(), domain.getValue());
                  } finally {
                    places.release();
                  }
                }));
      }
      for (Future<DomainLook> round : rounds) {
        looks.add(round.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return looks.stream().map(DomainLook::report).toList();
  }

  /**
   * Once a virtual thread has waited for a socket, the end of the process takes 0.3 s longer: so
   * long the JDK waits for its own thread that waits for all of them, in vain.
   */
  private static ThreadFactory threads(int domains) {
    return domains > FEW ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
  }

  private static List<mtasts.checks.dns.Resolver> resolvers(ChecksConfig config) {
    List<mtasts.checks.dns.Resolver> all = new ArrayList<>();
    for (Resolver resolver : config.resolvers()) {
      switch (resolver) {
        case Resolver.OfSystem system -> all.addAll(mtasts.checks.dns.Resolver.system());
        case Resolver.At at -> all.add(mtasts.checks.dns.Resolver.at(at.address()));
      }
    }
    return all;
  }

  private static Trust trust(ChecksConfig config) throws IOException {
    Optional<Path> file = config.trustedCertificates();
    return file.isEmpty() ? Trust.system() : Trust.fromPem(file.get());
  }

  private static Expiry expiry(ChecksConfig config) {
    return new Expiry(limit(config.certificate().warning()), limit(config.certificate().error()));
  }

  private static Expiry.Limit limit(ChecksConfig.Limit limit) {
    return new Expiry.Limit(Duration.ofDays(limit.days()), limit.percent());
  }

  private static CheckSettings settings(ChecksConfig config) {
    return new CheckSettings(
        config.timeout().dns(),
        config.timeout().smtp(),
        config.allowPrivateAddresses() ? address -> true : Addresses::isGlobal,
        config.addresses() == ChecksConfig.AddressChoice.FIRST,
        config.tlsrpt(),
        config.dane());
  }

  /** A host without a name of its own gives its address, as RFC 5321 §4.1.3 has it. */
  private static String ehloName(ChecksConfig config) {
    return config.ehloName().orElseGet(NetworkChecks::nameOfThisHost);
  }

  private static String nameOfThisHost() {
    try {
      String name = InetAddress.getLocalHost().getCanonicalHostName();
      return name.contains(".") && !name.contains(":") ? name : "localhost.localdomain";
    } catch (UnknownHostException e) {
      return "localhost.localdomain";
    }
  }
}

package mtasts.checks.policy;

import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mtasts.checks.interop.Trait;
import mtasts.checks.net.Addresses;
import mtasts.checks.net.HostLimit;
import mtasts.checks.net.Routes;
import mtasts.checks.policy.Sighting.End;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Certificates;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Fetches policies as a sender does (RFC 8461 §3.3), from one address at a time: HTTP/1.1 over TLS
 * 1.2 or newer, no redirect followed, nothing cached, at most 64 KiB, one deadline over the whole
 * exchange. Safe for use by many threads; meant for virtual ones.
 */
public final class PolicyFetch {

  static final String PATH = "/.well-known/mta-sts.txt";
  static final int HTTPS = 443;

  private final CertificateJudge judge;
  private final HostLimit limit;
  private final InstantSource clock;
  private final int port;
  private final Duration timeout;
  private final FetchObserver observer;
  private final OkHttpClient client;

  /**
   * A fetch with these settings.
   *
   * @param judge judges the certificates
   * @param limit how many fetches from one address run at once; waiting costs no time of the fetch
   * @param clock dates the evidence
   * @param port 443 but for tests
   * @param timeout for one whole exchange, counted from the moment that it may begin
   * @param observer is told of every fetch
   */
  public PolicyFetch(
      CertificateJudge judge,
      HostLimit limit,
      InstantSource clock,
      int port,
      Duration timeout,
      FetchObserver observer) {
    this.judge = judge;
    this.limit = limit;
    this.clock = clock;
    this.port = port;
    this.timeout = timeout;
    this.observer = observer;
    this.client = plainClient();
  }

  private static OkHttpClient plainClient() {
    return new OkHttpClient.Builder()
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)) // TLS comes with the exchange
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
        .proxy(Proxy.NO_PROXY)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .fastFallback(false)
        .readTimeout(Duration.ZERO) // none: the timeout of the call covers it
        .writeTimeout(Duration.ZERO)
        .build();
  }

  /** Where the policy of a domain is served. */
  public String url(DomainName domain) {
    return "https://" + domain.policyHost() + (port == HTTPS ? "" : ":" + port) + PATH;
  }

  /**
   * Fetches the policy of a domain from one address of its policy host.
   *
   * @param address one of the policy host's addresses, which the caller found fit to connect to
   * @param hostCause the last CNAME target of the policy host, or the policy host itself: what
   *     stands behind an answer that is wrong at HTTP level
   */
  public PolicyAnswer fetch(DomainName domain, InetAddress address, String hostCause)
      throws InterruptedException {
    FetchTarget target =
        new FetchTarget(domain.policyHost(), url(domain), address, port, hostCause);
    if (!Routes.leadTo(address)) {
      Sighting none = Sighting.notTried("this machine has no route to the address");
      return answer(target, clock.instant(), none);
    }
    PolicyAnswer answer;
    try (var _ = limit.enter(address)) {
      answer = exchange(target, timeout);
      if (answer.body().isPresent() && answer.took().compareTo(Trait.QUICK) > 0) {
        answer = quickerOf(answer, target);
      }
    }
    observer.fetched(domain, answer);
    return answer;
  }

  /** What was slow once may be this machine, busy or just started: the server has another try. */
  private PolicyAnswer quickerOf(PolicyAnswer slow, FetchTarget target)
      throws InterruptedException {
    PolicyAnswer again = exchange(target, Trait.QUICK);
    return again.body().isPresent() ? again : slow;
  }

  private PolicyAnswer exchange(FetchTarget target, Duration atMost) throws InterruptedException {
    Instant start = clock.instant();
    Exchange exchange =
        new Exchange(client, judge, target.host(), target.address(), target.port(), atMost);
    return answer(target, start, exchange.run());
  }

  private PolicyAnswer answer(FetchTarget target, Instant start, Sighting sighting) {
    FetchFaults judged = new FetchFaults(target, sighting, timeout);
    Optional<byte[]> body =
        sighting.end() instanceof End.Whole whole ? Optional.of(whole.body()) : Optional.empty();
    boolean tried = !(sighting.end() instanceof End.NotTried);
    PolicySeen.Address seen =
        new PolicySeen.Address(
            Addresses.text(target.address()),
            tried ? Optional.of(body.isPresent()) : Optional.empty(),
            Optional.of(start),
            tried ? Optional.of(sighting.answered()) : Optional.empty(),
            sighting.head().map(HttpHead::status),
            sighting.head().map(HttpHead::lines).orElse(List.of()),
            sighting.tls(),
            sighting.chain().stream().findFirst().map(Certificates::seen),
            Certificates.lines(sighting.chain()),
            judged.note(),
            Optional.empty());
    return new PolicyAnswer(
        seen,
        body,
        sighting.head().flatMap(HttpHead::contentType),
        sighting.took(),
        sighting.chain(),
        judged.faults(),
        judged.unjudged());
  }
}

package mtasts.checks.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import mtasts.checks.policy.Sighting.End;
import mtasts.checks.policy.Stages.Stage;
import mtasts.checks.report.TlsSeen;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.CertificateVerdict;
import mtasts.checks.tls.Certificates;
import mtasts.checks.tls.HandshakeFailure;
import mtasts.checks.tls.TlsAttempt;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.TlsVersion;

/**
 * One GET of the policy from one address (RFC 8461 §3.3), over a connection of its own. The
 * certificate is judged between handshake and request, so that nothing is asked of a stranger.
 */
final class Exchange {

  static final int MAX_BODY = 64 * 1024;

  /**
   * OkHttp refuses host names whose xn-- labels it can't decode, which yet resolve and serve. So it
   * is given this name, and SNI, Host, address and certificate get the real one by hand.
   */
  private static final String STAND_IN = "policy.invalid";

  private static final ConnectionSpec TLS =
      new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
          .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
          .allEnabledCipherSuites()
          .build();

  private final OkHttpClient client;
  private final CertificateJudge judge;
  private final String host;
  private final int port;
  private final Duration timeout;
  private final TlsAttempt attempt;
  private final BoundedSockets sockets = new BoundedSockets();
  private final Stages stages = new Stages();

  private Optional<TlsSeen> tls = Optional.empty();
  private Optional<CertificateVerdict> verdict = Optional.empty();
  private Optional<HttpHead> head = Optional.empty();

  /**
   * An exchange yet to run.
   *
   * @param plain a client that follows nothing, keeps nothing and retries nothing; without TLS, for
   *     which OkHttp would read all roots of the runtime, and nobody would ask them
   * @param host the policy host
   * @param timeout for the whole exchange
   */
  Exchange(
      OkHttpClient plain,
      CertificateJudge judge,
      String host,
      InetAddress address,
      int port,
      Duration timeout) {
    this.judge = judge;
    this.host = host;
    this.port = port;
    this.timeout = timeout;
    attempt = TlsAttempt.to(host);
    client =
        plain
            .newBuilder()
            .dns(name -> List.of(address))
            .socketFactory(sockets)
            .connectionSpecs(List.of(TLS))
            .sslSocketFactory(attempt.socketFactory(), attempt.trustManager())
            .hostnameVerifier((name, session) -> accepts(session))
            .eventListener(stages)
            .addNetworkInterceptor(this::watched)
            .callTimeout(timeout)
            .connectTimeout(timeout)
            .build();
  }

  /** Runs it; once. */
  Sighting run() throws InterruptedException {
    long start = System.nanoTime();
    End end = ended(start);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Sighting(tls, attempt.chain(), verdict, head, sockets.received() > 0, took, end);
  }

  private End ended(long start) throws InterruptedException {
    Call call = client.newCall(request());
    try (Response response = call.execute()) {
      End end = read(response);
      if (!(end instanceof End.Whole)) {
        call.cancel(); // else OkHttp reads on, to use the connection again
      }
      return end;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      boolean late =
          e instanceof InterruptedIOException || System.nanoTime() - start >= timeout.toNanos();
      return failure(e, late);
    }
  }

  private Request request() {
    HttpUrl url =
        new HttpUrl.Builder()
            .scheme("https")
            .host(STAND_IN)
            .port(port)
            .encodedPath(PolicyFetch.PATH)
            .build();
    return new Request.Builder()
        .url(url)
        .header("Host", port == PolicyFetch.HTTPS ? host : host + ":" + port)
        .header("Accept", "text/plain, */*;q=0.1")
        .header("Accept-Encoding", "identity")
        .header("Connection", "close")
        .header("User-Agent", "mta-sts-monitor")
        .build();
  }

  private boolean accepts(SSLSession session) {
    tls = Optional.of(Certificates.seen(session));
    CertificateVerdict judged = judge.judge(attempt.chain(), host);
    verdict = Optional.of(judged);
    return judged.isAccepted();
  }

  private Response watched(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    head = Optional.of(HttpHead.of(response));
    // OkHttp would ask a second time where a 503 says Retry-After: 0
    return response.newBuilder().removeHeader("Retry-After").build();
  }

  private End read(Response response) throws IOException {
    HttpHead seen = head.orElseThrow();
    if (seen.isFlood()) {
      return new End.NotHttp(ExchangeFailures.HEADER_FLOOD);
    }
    if (seen.status() != 200) {
      return new End.OtherStatus();
    }
    try (InputStream body = Decoding.of(response.body().byteStream(), seen.contentEncoding())) {
      byte[] bytes = body.readNBytes(MAX_BODY + 1);
      return bytes.length > MAX_BODY ? new End.TooLarge() : new End.Whole(bytes);
    }
  }

  private End failure(IOException e, boolean late) {
    Stage stage = stages.now();
    if (stage == Stage.CONNECT) {
      return ExchangeFailures.unconnected(e, late, timeout);
    }
    if (verdict.isPresent() && !verdict.get().isAccepted()) {
      return new End.CertificateRefused();
    }
    if (late) {
      return new End.OutOfTime(stage);
    }
    HandshakeFailure tlsFailure = HandshakeFailure.of(e);
    if (stage == Stage.HANDSHAKE || tlsFailure.kind() == HandshakeFailure.Kind.ALERT) {
      return ExchangeFailures.noTls(
          tlsFailure, sockets.opening()); // in TLS 1.3 some alerts come behind the handshake
    }
    return new End.NotHttp(ExchangeFailures.notHttp(e, stage, sockets.received()));
  }
}

package mtasts.alerts.webhook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.Outcome;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts messages in one format. Only 2xx counts as taken; redirects are not followed; what a
 * receiver answers is not read: it can be endless, and can quote the address back. The address is a
 * secret: it is in no outcome.
 */
public final class WebhookReceiver implements Receiver {

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private static final Pattern NO_PAUSE = Pattern.compile("0+");

  private final Target target;
  private final OkHttpClient client;
  private final InstantSource clock;

  /**
   * Sets it up; connects to nothing.
   *
   * @param trust who vouches for the receiver's server
   * @param clock the time
   * @throws IllegalArgumentException where the address or a key is none, without quoting it
   */
  public WebhookReceiver(WebhookSettings settings, ServerTrust trust, InstantSource clock) {
    this.target = Target.of(settings);
    this.clock = clock;
    this.client =
        OneCall.client(settings.timeout(), trust)
            .newBuilder()
            .addNetworkInterceptor(WebhookReceiver::withoutAPauseOfNone)
            .build();
  }

  @Override
  public Outcome deliver(Message message) throws InterruptedException {
    Instant now = clock.instant();
    try (Response response = client.newCall(request(message, now)).execute()) {
      return outcome(response, now);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while posting");
      }
      return Outcome.retry(OneCall.reason(e));
    }
  }

  @Override
  public void close() {
    OneCall.close(client);
  }

  private Request request(Message message, Instant now) {
    byte[] body = target.payload().of(message);
    Request.Builder request =
        new Request.Builder()
            .url(target.payload().address(target.url(), message))
            .post(RequestBody.create(body, JSON))
            .header("User-Agent", "mta-sts-monitor");
    target.headers().of(message.id(), now, body).forEach(request::header);
    return request.build();
  }

  /**
   * To 503 with a pause of 0 the client itself would post again; when to do that is not its say.
   */
  private static Response withoutAPauseOfNone(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return NO_PAUSE.matcher(response.header("Retry-After", "")).matches()
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  private static Outcome outcome(Response response, Instant now) {
    int status = response.code();
    if (response.isSuccessful()) {
      return Outcome.taken();
    }
    String reason = "it answers with status " + status;
    if (status >= 400 && status < 500 && status != 408 && status != 425 && status != 429) {
      return new Outcome.Refused(reason);
    }
    Optional<Duration> after =
        Optional.ofNullable(response.header("Retry-After"))
            .flatMap(value -> RetryAfter.parse(value, now));
    return new Outcome.Retry(
        response.isRedirect() ? reason + ", a redirect, which is not followed" : reason, after);
  }
}

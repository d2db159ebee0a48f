package mtasts.alerts.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.notice.ServerTrust;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Calls a dead-man's switch elsewhere, which tells people when the calls end. */
public final class Heartbeat implements AutoCloseable {

  private final HttpUrl url;
  private final OkHttpClient client;

  /**
   * Sets it up; connects to nothing.
   *
   * @param url what is called, http or https; a secret, as such addresses are the key themselves
   * @param timeout for the whole exchange
   * @param trust who vouches for its server
   * @throws IllegalArgumentException where the address is none, without quoting it
   */
  public Heartbeat(Secret url, Duration timeout, ServerTrust trust) {
    HttpUrl parsed = HttpUrl.parse(url.reveal());
    if (parsed == null) {
      throw new IllegalArgumentException("the heartbeat url is not an http or https URL");
    }
    this.url = parsed;
    this.client = OneCall.client(timeout, trust);
  }

  /** Calls once, with GET; why that failed, in plain words without the address. */
  public Optional<String> beat() throws InterruptedException {
    Request request =
        new Request.Builder().url(url).header("User-Agent", "mta-sts-monitor").build();
    try (Response response = client.newCall(request).execute()) {
      return response.isSuccessful()
          ? Optional.empty()
          : Optional.of("it answers with status " + response.code());
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while calling");
      }
      return Optional.of(OneCall.reason(e));
    }
  }

  @Override
  public void close() {
    OneCall.close(client);
  }
}

package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import mtasts.alerts.Digests;
import mtasts.alerts.FakeClock;
import mtasts.alerts.Notices;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outcome;
import mtasts.lab.http.HookReceiver;
import mtasts.lab.http.HttpRequest;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookReceiverTest {

  private static final Notice OPENED = Notices.of(MessageKind.OPENED, Notices.expired(), 1);

  private final FakeClock clock = new FakeClock();
  private HookReceiver hook;

  @BeforeEach
  void open() throws IOException {
    hook = HookReceiver.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() {
    hook.close();
  }

  @Test
  void postsASignedBody() throws InterruptedException {
    assertThat(deliver(List.of(Hooks.KEY))).isEqualTo(Outcome.taken());

    HttpRequest request = hook.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).hasValue("application/json; charset=utf-8");
    new Signature(List.of(Hooks.KEY))
        .headers(OPENED.id(), clock.instant(), request.body())
        .forEach((name, value) -> assertThat(request.header(name)).hasValue(value));
  }

  @Test
  void withoutASecretThereIsNoSignature() throws InterruptedException {
    deliver(List.of());

    assertThat(hook.requests().getFirst().header("webhook-signature")).isEmpty();
  }

  @Test
  void theIdStaysTheSameOverRetries() throws InterruptedException {
    hook.status(500);
    deliver(List.of());
    hook.heal();
    clock.advance(Duration.ofSeconds(5));
    deliver(List.of());

    assertThat(hook.requests())
        .extracting(request -> request.header("webhook-id").orElseThrow())
        .containsExactly(OPENED.id(), OPENED.id());
  }

  @Test
  void aReceiverThatHangsOrIsDownTellsNoAddress() throws InterruptedException {
    hook.hang();
    assertThat(deliver(WebhookFormat.SLACK, hook.url(), List.of(), Duration.ofMillis(300)))
        .isEqualTo(Outcome.retry("no answer in time"));

    hook.down();
    assertThat(deliver(List.of()))
        .isEqualTo(Outcome.retry("the connection was refused, or nothing answers there"));
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, /hook?key=1, /hook?key=1",
    "SLACK, /services/T0/B0/x, /services/T0/B0/x",
    "ALERTMANAGER, '', /api/v2/alerts",
    "ALERTMANAGER, /, /api/v2/alerts",
    "ALERTMANAGER, /alertmanager, /alertmanager/api/v2/alerts",
    "ALERTMANAGER, /alertmanager/, /alertmanager/api/v2/alerts",
    "NTFY, /topic, /",
    "NTFY, /below/topic, /below/",
  })
  void postsWhereTheFormatWants(WebhookFormat format, String path, String posted)
      throws InterruptedException {
    deliver(format, hook.url().resolve("/" + path.replaceFirst("^/", "")), List.of());

    assertThat(hook.requests().getFirst().path()).isEqualTo(posted);
  }

  @Test
  void aNameAndPasswordInTheAddressAreSentAsAuthorization() throws InterruptedException {
    String address = hook.url().toString().replace("http://", "http://am:p%40ss@");

    deliver(WebhookFormat.ALERTMANAGER, URI.create(address), List.of());

    assertThat(hook.requests().getFirst().header("Authorization")).hasValue("Basic YW06cEBzcw==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hook.example", "ftp://hook.example/s3cret", "https://"})
  void anAddressThatIsNoneIsNotQuoted(String url) {
    refuses(WebhookFormat.STANDARD, url);
  }

  @Test
  void settingsThatAFormatCannotUseAreRefused() {
    refuses(WebhookFormat.NTFY, "https://hook.example/");
    refuses(WebhookFormat.PAGERDUTY, "https://hook.example/v2/enqueue");
  }

  private void refuses(WebhookFormat format, String url) {
    WebhookSettings settings =
        new WebhookSettings(new Secret(url), format, List.of(), Duration.ofSeconds(1));

    assertThat(settings.toString()).doesNotContain("hook.example");
    assertThatThrownBy(() -> new WebhookReceiver(settings, ServerTrust.system(), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hook.example");
  }

  private Outcome deliver(List<Secret> keys) throws InterruptedException {
    return deliver(WebhookFormat.STANDARD, hook.url(), keys);
  }

  @Test
  void aDigestIsAChangeEventOfPagerDuty() throws InterruptedException {
    WebhookSettings settings =
        Hooks.settings(
            hook.url().resolve("/v2/enqueue"), WebhookFormat.PAGERDUTY, Duration.ofSeconds(60));
    try (WebhookReceiver receiver = new WebhookReceiver(settings, ServerTrust.system(), clock)) {
      assertThat(receiver.deliver(Digests.full())).isEqualTo(Outcome.taken());
    }

    assertThat(hook.requests().getFirst().path()).isEqualTo("/v2/change/enqueue");
  }

  @Test
  void takesACertificateOfARootOfOnesOwn() throws IOException, InterruptedException {
    Authority own = Authority.create(InstantSource.system());
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Identity identity = own.certificate("localhost").address(loopback).issue();
    try (HookReceiver secured = HookReceiver.open(new InetSocketAddress(loopback, 0), identity)) {
      WebhookSettings settings =
          Hooks.settings(secured.url(), WebhookFormat.STANDARD, Duration.ofSeconds(60));
      assertThat(deliver(settings, ServerTrust.systemAnd(List.of(own.root()))))
          .isEqualTo(Outcome.taken());
      assertThat(deliver(settings, ServerTrust.system()))
          .isEqualTo(Outcome.retry("the TLS handshake failed, or its certificate is not trusted"));
      assertThat(secured.requests()).hasSize(1);
    }
  }

  private Outcome deliver(WebhookFormat format, URI url, List<Secret> keys)
      throws InterruptedException {
    return deliver(format, url, keys, Duration.ofSeconds(60));
  }

  private Outcome deliver(WebhookFormat format, URI url, List<Secret> keys, Duration timeout)
      throws InterruptedException {
    WebhookSettings settings =
        new WebhookSettings(new Secret(url.toString()), format, keys, timeout);
    return deliver(settings, ServerTrust.system());
  }

  private Outcome deliver(WebhookSettings settings, ServerTrust trust) throws InterruptedException {
    try (WebhookReceiver receiver = new WebhookReceiver(settings, trust, clock)) {
      return receiver.deliver(OPENED);
    }
  }
}

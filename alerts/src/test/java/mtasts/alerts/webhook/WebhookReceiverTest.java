package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import mtasts.alerts.FakeClock;
import mtasts.alerts.Golden;
import mtasts.alerts.Notices;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outcome;
import mtasts.lab.http.HookReceiver;
import mtasts.lab.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WebhookReceiverTest {

  private static final Secret KEY = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
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
    assertThat(deliver(Optional.of(KEY), Duration.ofSeconds(10))).isEqualTo(Outcome.taken());

    HttpRequest request = hook.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).hasValue("application/json; charset=utf-8");
    assertThat(request.header("webhook-id")).hasValue(OPENED.id());
    assertThat(request.header("webhook-timestamp"))
        .hasValue(Long.toString(clock.instant().getEpochSecond()));
    assertThat(request.header("webhook-signature"))
        .hasValue(new Signature(KEY).of(OPENED.id(), clock.instant(), request.body()));
  }

  @Test
  void withoutASecretThereIsNoSignature() throws InterruptedException {
    deliver();

    assertThat(hook.requests().getFirst().header("webhook-signature")).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "200, Delivered",
    "202, Delivered",
    "204, Delivered",
    "301, Retry",
    "302, Retry",
    "400, Refused",
    "401, Refused",
    "404, Refused",
    "410, Refused",
    "422, Refused",
    "408, Retry",
    "425, Retry",
    "429, Retry",
    "500, Retry",
    "502, Retry",
    "503, Retry",
  })
  void theStatusDecides(int status, String outcome) throws InterruptedException {
    hook.status(status);
    hook.header("Location", "/elsewhere");

    assertThat(deliver().getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(hook.requests()).hasSize(1);
  }

  @Test
  void readsHowLongItIsToWait() throws InterruptedException {
    hook.status(429);
    hook.retryAfter("90");

    assertThat(deliver())
        .isEqualTo(
            new Outcome.Retry("it answers with status 429", Optional.of(Duration.ofSeconds(90))));
  }

  @Test
  void theIdStaysTheSameOverRetries() throws InterruptedException {
    hook.status(500);
    deliver();
    hook.heal();
    clock.advance(Duration.ofSeconds(5));
    deliver();

    assertThat(hook.requests())
        .extracting(request -> request.header("webhook-id").orElseThrow())
        .containsExactly(OPENED.id(), OPENED.id());
  }

  @Test
  void aReceiverThatHangsOrIsDownCostsItsTimeAndTellsNoAddress() throws InterruptedException {
    hook.hang();
    assertThat(deliver(Optional.empty(), Duration.ofMillis(300)))
        .isEqualTo(Outcome.retry("no answer in time"));

    hook.down();
    assertThat(deliver())
        .isEqualTo(Outcome.retry("the connection was refused, or nothing answers there"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hook.example", "ftp://hook.example/s3cret", "https://"})
  void anAddressThatIsNoneIsNotQuoted(String url) {
    WebhookSettings settings =
        new WebhookSettings(new Secret(url), Optional.empty(), Duration.ofSeconds(1));

    assertThat(settings.toString()).doesNotContain("hook.example");
    assertThatThrownBy(() -> new WebhookReceiver(settings, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hook.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opened", "resolved"})
  void theBodyLooksAsItMust(String name) throws IOException {
    MessageKind kind = name.equals("opened") ? MessageKind.OPENED : MessageKind.RESOLVED;
    JsonNode body =
        JsonMapper.shared().readTree(StandardPayload.of(Notices.of(kind, Notices.expired(), 2)));

    Golden.check(
        name + ".webhook.json",
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n");
  }

  @Test
  void aHugeIncidentStaysInBoundsAndCountsAll() {
    byte[] body = StandardPayload.of(Notices.of(MessageKind.OPENED, Notices.expired(), 20_000));

    assertThat(body.length).isLessThan(100_000);
    assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"domain_count\":20000");
  }

  @Test
  void aTestIsNoIncident() {
    Notice test = Notices.of(MessageKind.TEST, Notices.expired(), 1);

    assertThat(new String(StandardPayload.of(test), StandardCharsets.UTF_8))
        .startsWith("{\"type\":\"test\",");
  }

  private Outcome deliver() throws InterruptedException {
    return deliver(Optional.empty(), Duration.ofSeconds(10));
  }

  private Outcome deliver(Optional<Secret> secret, Duration timeout) throws InterruptedException {
    WebhookSettings settings =
        new WebhookSettings(new Secret(hook.url().toString()), secret, timeout);
    try (WebhookReceiver receiver = new WebhookReceiver(settings, clock)) {
      return receiver.deliver(OPENED);
    }
  }
}

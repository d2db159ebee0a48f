package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mtasts.alerts.FakeClock;
import mtasts.alerts.ReceiverContract;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.Outcome;
import mtasts.lab.http.HookReceiver;
import mtasts.lab.http.HttpFault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(WebhookFormat.class)
final class WebhookContractTest extends ReceiverContract {

  @Parameter private WebhookFormat format = WebhookFormat.STANDARD;

  @AutoClose private HookReceiver hook = HookReceiver.open(loopback());

  WebhookContractTest() throws IOException {}

  @BeforeEach
  void answerOnce() {
    hook.header("Location", "/elsewhere");
  }

  @Override
  protected Receiver receiver(InetSocketAddress server, Duration timeout) {
    URI url =
        URI.create("http://user:%s@127.0.0.1:%d/%s".formatted(SECRET, server.getPort(), SECRET));
    return new WebhookReceiver(
        Hooks.settings(url, format, timeout), ServerTrust.system(), new FakeClock());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "200, Delivered",
    "201, Delivered",
    "202, Delivered",
    "204, Delivered",
    "301, Retry",
    "302, Retry",
    "303, Retry",
    "307, Retry",
    "308, Retry",
    "400, Refused",
    "401, Refused",
    "403, Refused",
    "404, Refused",
    "405, Refused",
    "410, Refused",
    "413, Refused",
    "422, Refused",
    "408, Retry",
    "425, Retry",
    "429, Retry",
    "500, Retry",
    "502, Retry",
    "503, Retry",
    "504, Retry",
  })
  void theStatusDecidesAndNothingIsSentTwice(int status, String outcome)
      throws InterruptedException {
    hook.status(status);

    Outcome answer = deliver();

    assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(answer.toString()).doesNotContain(SECRET);
    assertThat(hook.requests()).hasSize(1);
  }

  @Test
  void theWishToBeLeftAloneIsHeard() throws InterruptedException {
    hook.status(429);
    hook.retryAfter("90");

    assertThat(deliver())
        .isEqualTo(
            new Outcome.Retry("it answers with status 429", Optional.of(Duration.ofSeconds(90))));
  }

  @Test
  void aWishForNoPauseIsNoReasonToAskAgainAtOnce() throws InterruptedException {
    hook.status(503);
    hook.retryAfter("0");

    assertThat(deliver()).isEqualTo(Outcome.retry("it answers with status 503"));
    assertThat(hook.requests()).hasSize(1);
  }

  /** The status has said it already. */
  @ParameterizedTest
  @EnumSource(
      value = HttpFault.class,
      names = {"DROP_IN_BODY", "ENDLESS_BODY"})
  void theBodyOfAnAnswerIsNotWaitedFor(HttpFault fault) throws InterruptedException {
    hook.fault(fault);

    assertThat(deliver()).isEqualTo(Outcome.taken());
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpFault.class,
      names = {"DROP", "DROP_IN_HEADERS", "GARBAGE", "ENDLESS_HEADERS"})
  void anAnswerThatIsNoneIsTriedAgain(HttpFault fault) throws InterruptedException {
    hook.fault(fault);

    assertThat(deliver()).isInstanceOf(Outcome.Retry.class);
  }

  private Outcome deliver() throws InterruptedException {
    InetSocketAddress at =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), hook.url().getPort());
    try (Receiver receiver = receiver(at, Duration.ofSeconds(20))) {
      return receiver.deliver(OPENED);
    }
  }
}

package mtasts.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.notice.ServerTrust;
import mtasts.lab.http.HookReceiver;
import mtasts.lab.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HeartbeatTest {

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
  void callsOnce() throws InterruptedException {
    try (Heartbeat heartbeat = heartbeat()) {
      assertThat(heartbeat.beat()).isEmpty();
    }
    assertThat(hook.requests()).extracting(HttpRequest::method).containsExactly("GET");
  }

  @Test
  void saysWhyItFailedWithoutTheAddress() throws InterruptedException {
    try (Heartbeat heartbeat = heartbeat()) {
      hook.status(302);
      hook.header("Location", hook.url().toString());
      assertThat(heartbeat.beat()).hasValue("it answers with status 302");
      hook.down();
      assertThat(heartbeat.beat())
          .hasValueSatisfying(why -> assertThat(why).doesNotContain(hook.url().getPath()));
    }
    assertThat(hook.requests()).hasSize(1);
  }

  @Test
  void wantsAnAddress() {
    assertThatThrownBy(
            () ->
                new Heartbeat(new Secret("beat-key"), Duration.ofSeconds(1), ServerTrust.system()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("beat-key");
  }

  private Heartbeat heartbeat() {
    return new Heartbeat(
        new Secret(hook.url().toString()), Duration.ofSeconds(30), ServerTrust.system());
  }
}

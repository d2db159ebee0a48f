package mtasts.lab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookReceiverTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private HookReceiver hook;

  @BeforeEach
  void open() throws IOException {
    hook = HookReceiver.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() {
    client.close();
    hook.close();
  }

  @Test
  void requestsAreKept() throws IOException, InterruptedException {
    assertThat(post("{\"a\":\"ü\"}", PATIENCE).statusCode()).isEqualTo(200);
    HttpRequest request = hook.awaitRequests(1, PATIENCE).getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.header("WEBHOOK-ID")).contains("msg_1");
    assertThat(request.text()).isEqualTo("{\"a\":\"ü\"}");
    assertThat(request.body()).hasSize(10);
    hook.clear();
    assertThat(hook.requests()).isEmpty();
  }

  @Test
  void answersAreAsAskedFor() throws IOException, InterruptedException {
    hook.status(503);
    hook.retryAfter("120");
    HttpResponse<String> busy = post("{}", PATIENCE);
    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.headers().firstValue("Retry-After")).contains("120");
    hook.heal();
    assertThat(post("{}", PATIENCE).statusCode()).isEqualTo(200);
    assertThat(hook.requests()).hasSize(2);
  }

  @Test
  void aHangingReceiverKeepsTheRequestWithoutAnAnswer() throws InterruptedException {
    hook.hang();
    assertThatThrownBy(() -> post("{}", Duration.ofMillis(200)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(hook.awaitRequests(1, PATIENCE)).hasSize(1);
  }

  @Test
  void theReceiverCanBeDown() throws IOException, InterruptedException {
    hook.down();
    assertThatThrownBy(() -> post("{}", PATIENCE)).isInstanceOf(ConnectException.class);
    hook.up();
    assertThat(post("{}", PATIENCE).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String body, Duration timeout)
      throws IOException, InterruptedException {
    return client.send(
        java.net.http.HttpRequest.newBuilder(hook.url())
            .timeout(timeout)
            .header("webhook-id", "msg_1")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

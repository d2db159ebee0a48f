package mtasts.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mtasts.alerts.notice.Secret;
import mtasts.lab.http.HookReceiver;
import mtasts.monitor.config.HeartbeatConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  private final AtomicInteger asked = new AtomicInteger();
  private volatile Optional<String> trouble = Optional.empty();
  private HookReceiver hook;
  private final Pulse pulse =
      new Pulse(
          () -> {
            asked.incrementAndGet();
            return trouble;
          });

  @BeforeEach
  void open() throws IOException {
    hook = HookReceiver.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws InterruptedException {
    pulse.stop();
    hook.close();
  }

  @Test
  void beatsAgainAndAgain() throws InterruptedException {
    pulse.follow(beat(Duration.ofMillis(10)), List.of());

    hook.awaitRequests(3, SOON);
  }

  @Test
  void isSilentWhileThereIsTrouble() throws InterruptedException {
    trouble = Optional.of("no round ends");
    pulse.follow(beat(Duration.ofMillis(10)), List.of());
    await().atMost(SOON).until(() -> asked.get() > 3);
    assertThat(hook.requests()).isEmpty();

    trouble = Optional.empty();

    hook.awaitRequests(1, SOON);
  }

  @Test
  void beatsAtOnceAndWhatIsTheSameGoesOn() throws InterruptedException {
    Optional<HeartbeatConfig> rare = beat(Duration.ofDays(1));
    pulse.follow(rare, List.of());
    hook.awaitRequests(1, SOON);

    pulse.follow(rare, List.of());
    assertThat(asked).hasValue(1);
    pulse.follow(Optional.empty(), List.of());
    pulse.follow(rare, List.of());

    hook.awaitRequests(2, SOON);
  }

  @Test
  void aSwitchThatDoesNotAnswerHoldsUpNoEnd() throws IOException, InterruptedException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      silent.setSoTimeout((int) SOON.toMillis());
      pulse.follow(
          beat("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofDays(1)), List.of());
      try (Socket _ = silent.accept()) {
        long start = System.nanoTime();
        pulse.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Pulse.TIMEOUT);
      }
    }
  }

  private Optional<HeartbeatConfig> beat(Duration every) {
    return beat(hook.url().toString(), every);
  }

  private static Optional<HeartbeatConfig> beat(String url, Duration every) {
    return Optional.of(new HeartbeatConfig(new Secret(url), every));
  }
}

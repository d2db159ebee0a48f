package mtasts.checks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CapacityTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger entered = new AtomicInteger();

  private Thread visitor(Capacity capacity) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                capacity.enter();
                entered.incrementAndGet();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Test
  void whoComesLateWaitsUntilSomebodyLeaves() throws Exception {
    Capacity one = Capacity.of(1, LONG);
    HostLimit.Place place = one.enter();
    Thread late = visitor(one);
    await().atMost(PATIENCE).until(() -> late.getState() == Thread.State.WAITING);
    assertThat(entered).hasValue(0);
    place.close();
    late.join();
    assertThat(entered).hasValue(1);
  }

  @Test
  void aPlaceIsGivenBackOnce() throws Exception {
    Capacity one = Capacity.of(1, LONG);
    HostLimit.Place place = one.enter();
    place.close();
    place.close();
    one.enter();
    Thread late = visitor(one);
    await().atMost(PATIENCE).until(() -> late.getState() == Thread.State.WAITING);
    assertThat(entered).hasValue(0);
    late.interrupt();
    late.join();
  }

  @Test
  void whoStaysLongHoldsUpNobody() throws Exception {
    Capacity one = Capacity.of(1, Duration.ofMillis(20));
    HostLimit.Place kept = one.enter();
    visitor(one).join();
    assertThat(entered).hasValue(1);
    kept.close();
  }
}

package mtasts.checks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HostLimitTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static InetAddress address(int last) throws Exception {
    return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
  }

  @Test
  void neverMoreAtOnceThanAllowed() throws Exception {
    HostLimit limit = new HostLimit(2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    InetAddress address = address(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try (var _ = limit.enter(address)) {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(1000);
                  inside.decrementAndGet();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most.get()).isBetween(1, 2);
    assertThat(limit.size()).isZero();
  }

  @Test
  void addressesDoNotHinderEachOtherAndAreForgotten() throws Exception {
    HostLimit limit = new HostLimit(1);
    HostLimit.Place one = limit.enter(address(1));
    HostLimit.Place two = limit.enter(address(2));
    assertThat(limit.size()).isEqualTo(2);
    one.close();
    two.close();
    assertThat(limit.size()).isZero();
  }

  @Test
  void whoIsInterruptedWhileWaitingWantsNoPlaceAnyMore() throws Exception {
    HostLimit limit = new HostLimit(1);
    InetAddress address = address(1);
    HostLimit.Place held = limit.enter(address);
    AtomicInteger interrupted = new AtomicInteger();
    Thread waiting =
        Thread.startVirtualThread(
            () -> {
              try (var _ = limit.enter(address)) {
                interrupted.set(-1);
              } catch (InterruptedException e) {
                interrupted.set(1);
              }
            });
    Awaitility.await().atMost(PATIENCE).until(() -> waiting.getState() == Thread.State.WAITING);
    waiting.interrupt();
    waiting.join();
    held.close();
    assertThat(interrupted).hasValue(1);
    assertThat(limit.size()).isZero();
  }

  @Test
  void noneAtAllIsRefused() {
    assertThatThrownBy(() -> new HostLimit(0)).isInstanceOf(IllegalArgumentException.class);
  }
}

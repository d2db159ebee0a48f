package mtasts.monitor.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharingTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger works = new AtomicInteger();
  private final Set<Integer> unfit = new HashSet<>();
  private final Sharing<String, Integer> sharing =
      new Sharing<>(HOUR, value -> !unfit.contains(value), 3, now::get);

  private int get(String key, boolean anew) throws InterruptedException {
    return sharing.get(key, anew, works::incrementAndGet);
  }

  @Test
  void reusesAnOutcomeUntilItIsTooOld() throws InterruptedException {
    assertThat(get("mx1", false)).isEqualTo(1);
    now.addAndGet(HOUR.toNanos() - 1);
    assertThat(get("mx1", false)).isEqualTo(1);
    assertThat(get("mx2", false)).isEqualTo(2);
    now.addAndGet(1);
    assertThat(get("mx1", false)).isEqualTo(3);
  }

  @Test
  void anOutcomeThatMayNotServeAgainDoesNot() throws InterruptedException {
    assertThat(get("mx1", false)).isEqualTo(1);
    unfit.add(1);
    assertThat(get("mx1", false)).isEqualTo(2);
    assertThat(get("mx1", false)).isEqualTo(2);
  }

  @Test
  void aReCheckNeverReusesAndItsOutcomeServesOthers() throws InterruptedException {
    assertThat(get("mx1", false)).isEqualTo(1);
    assertThat(get("mx1", true)).isEqualTo(2);
    assertThat(get("mx1", true)).isEqualTo(3);
    assertThat(get("mx1", false)).isEqualTo(3);
  }

  @Test
  void whoComesMeanwhileWaitsForTheOneUnderWay() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    List<Integer> outcomes = new CopyOnWriteArrayList<>();
    List<Thread> askers =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    asker(
                        () ->
                            outcomes.add(
                                sharing.get(
                                    "mx1",
                                    i % 2 == 0,
                                    () -> {
                                      gate.await();
                                      return works.incrementAndGet();
                                    }))))
            .toList();
    await()
        .atMost(PATIENCE)
        .until(() -> askers.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    gate.countDown();
    for (Thread asker : askers) {
      asker.join();
    }
    assertThat(outcomes).hasSize(20).containsOnly(1);
  }

  @Test
  void anotherGoesOnWhereTheFirstIsInterrupted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<Integer> outcomes = new CopyOnWriteArrayList<>();
    Thread first =
        asker(
            () ->
                sharing.get(
                    "mx1",
                    false,
                    () -> {
                      begun.countDown();
                      new CountDownLatch(1).await();
                      return 0;
                    }));
    begun.await();
    Thread second = asker(() -> outcomes.add(sharing.get("mx1", false, works::incrementAndGet)));
    await().atMost(PATIENCE).until(() -> second.getState() == Thread.State.WAITING);
    first.interrupt();
    second.join();
    assertThat(outcomes).containsExactly(1);
  }

  @Test
  void aBugInTheWorkIsNotKept() throws InterruptedException {
    assertThatThrownBy(
            () ->
                sharing.get(
                    "mx1",
                    false,
                    () -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(get("mx1", false)).isEqualTo(1);
  }

  @Test
  void remembersTheLastThatWereAskedFor() throws InterruptedException {
    for (String key : List.of("mx1", "mx2", "mx3")) {
      get(key, false);
    }
    get("mx1", false);
    get("mx4", false); // mx2 has to go
    works.set(10);
    assertThat(get("mx1", false)).isEqualTo(1);
    assertThat(get("mx2", false)).isEqualTo(11);
  }

  private interface Step {
    void take() throws InterruptedException;
  }

  private static Thread asker(Step step) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                step.take();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}

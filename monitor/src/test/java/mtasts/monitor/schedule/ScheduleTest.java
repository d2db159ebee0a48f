package mtasts.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mtasts.checks.report.DomainName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final DomainName A = new DomainName("a.example");
  private static final DomainName B = new DomainName("b.example");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Recorder rounds = new Recorder();
  private final Schedule schedule = new Schedule(rounds, 4, InstantSource.system());

  @AfterEach
  void close() throws InterruptedException {
    rounds.gate.release(1_000_000);
    schedule.close(Duration.ofSeconds(5));
  }

  @Test
  void checksADomainAgainAndAgain() {
    rounds.open();
    schedule.start(Map.of(A, SECOND), List.of());
    await().atMost(PATIENCE).until(() -> rounds.of(A) >= 3);
    assertThat(rounds.latest).allMatch(delay -> delay.compareTo(PATIENCE) < 0);
    assertThat(schedule.isProgressing()).isTrue();
  }

  @Test
  void checksAtOnceWhatIsOverdueAtTheStart() {
    rounds.open();
    schedule.start(Map.of(A, HOUR, B, HOUR), List.of(B));
    await().atMost(PATIENCE).until(() -> rounds.of(B) == 1);
    assertThat(rounds.of(A)).isZero();
  }

  @Test
  void neverOverlapsTheRoundsOfADomainAndDoesNotPileThemUp() {
    schedule.start(Map.of(A, Duration.ofMillis(50), B, Duration.ofMillis(50)), List.of(A, B));
    await().atMost(PATIENCE).until(() -> rounds.running.get() == 2);
    rounds.gate.release(2); // one round of each ends; many were due meanwhile
    await().atMost(PATIENCE).until(() -> rounds.of(A) == 2 && rounds.of(B) == 2);
    assertThat(rounds.mostOfOne).hasValue(1);
    await().atMost(PATIENCE).until(() -> rounds.leftOut.get() > 2);
  }

  @Test
  void runsNoMoreRoundsAtOnceThanAllowed() {
    Map<DomainName, Duration> many =
        IntStream.range(0, 50)
            .mapToObj(i -> new DomainName("d" + i + ".example"))
            .collect(Collectors.toMap(d -> d, d -> HOUR));
    schedule.start(many, many.keySet());
    await().atMost(PATIENCE).until(() -> rounds.running.get() == 4);
    rounds.open();
    await().atMost(PATIENCE).until(() -> rounds.begun.size() == 50);
    assertThat(rounds.mostRunning).hasValue(4);
  }

  @Test
  void givesAReCheckItsOwnTimeAndItsOwnMark() {
    rounds.open();
    schedule.start(Map.of(A, HOUR), List.of());
    schedule.recheck(A, HOUR.dividedBy(2));
    schedule.recheck(A, Duration.ofMillis(100));
    await().atMost(PATIENCE).until(() -> rounds.begun.contains("a.example again"));
    assertThat(rounds.begun).hasSize(1);
  }

  @Test
  void leavesAReCheckToTheRegularRoundThatComesSooner() {
    rounds.open();
    schedule.start(Map.of(A, SECOND), List.of());
    schedule.recheck(A, SECOND);
    await().atMost(PATIENCE).until(() -> rounds.of(A) >= 2);
    assertThat(rounds.begun).doesNotContain("a.example again");
  }

  @Test
  void reloadStopsWhatIsGoneAndChecksWhatIsNewAtOnce() {
    rounds.open();
    schedule.start(Map.of(A, SECOND), List.of());
    await().atMost(PATIENCE).until(() -> rounds.of(A) >= 1);
    schedule.reload(Map.of(B, HOUR), 4);
    await().atMost(PATIENCE).until(() -> rounds.of(B) == 1);
    assertThat(schedule.has(A)).isFalse();
    int before = rounds.of(A);
    schedule.reload(Map.of(B, SECOND), 4);
    await().atMost(PATIENCE).until(() -> rounds.of(B) >= 4);
    assertThat(rounds.of(A)).isLessThanOrEqualTo(before + 1); // one may have been under way
  }

  @Test
  void goesOnWhereTheClockIsSetBack() throws InterruptedException {
    rounds.open();
    AtomicReference<Duration> ahead = new AtomicReference<>(HOUR);
    InstantSource set = () -> Instant.now().plus(ahead.get());
    Schedule planned = new Schedule(rounds, 4, set);
    try {
      planned.start(Map.of(A, SECOND, B, HOUR), List.of());
      planned.recheck(B, SECOND);
      planned.heedClock();
      assertThat(rounds.begun).isEmpty();

      ahead.set(Duration.ZERO);
      planned.heedClock();

      await()
          .atMost(PATIENCE)
          .until(() -> rounds.of(A) >= 2 && rounds.begun.contains("b.example again"));
      assertThat(planned.isProgressing()).isTrue();
    } finally {
      planned.close(Duration.ofSeconds(5));
    }
  }

  @Test
  void aBugInOneRoundStopsNoOther() {
    rounds.open();
    rounds.broken = A;
    schedule.start(Map.of(A, HOUR, B, SECOND), List.of(A, B));
    await()
        .atMost(PATIENCE)
        .dontCatchUncaughtExceptions()
        .until(() -> rounds.of(A) == 1 && rounds.of(B) >= 2);
  }

  @Test
  void closingInterruptsWhatDoesNotEndByItself() throws InterruptedException {
    schedule.start(Map.of(A, HOUR), List.of(A));
    await().atMost(PATIENCE).until(() -> rounds.running.get() == 1);
    schedule.close(Duration.ofMillis(50));
    assertThat(rounds.running).hasValue(0);
    assertThat(rounds.interrupted).hasValue(1);
  }

  /** Rounds that wait at a gate and are counted. */
  private static final class Recorder implements Rounds {
    final Semaphore gate = new Semaphore(0);
    final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Duration> latest = new ConcurrentLinkedQueue<>();
    final AtomicInteger leftOut = new AtomicInteger();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostRunning = new AtomicInteger();
    final AtomicInteger interrupted = new AtomicInteger();
    final AtomicInteger mostOfOne = new AtomicInteger();
    private final Map<DomainName, AtomicInteger> runningOf =
        Map.of(A, new AtomicInteger(), B, new AtomicInteger());
    volatile DomainName broken = new DomainName("none.example");

    void open() {
      gate.release(100_000);
    }

    int of(DomainName domain) {
      return (int) begun.stream().filter(b -> b.startsWith(domain.name())).count();
    }

    @Override
    public void round(DomainName domain, boolean again) throws InterruptedException {
      begun.add(domain + (again ? " again" : ""));
      AtomicInteger ofThis = runningOf.getOrDefault(domain, new AtomicInteger());
      mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
      mostOfOne.accumulateAndGet(ofThis.incrementAndGet(), Math::max);
      try {
        if (domain.equals(broken)) {
          throw new IllegalStateException("broken for the test");
        }
        gate.acquire();
      } catch (InterruptedException e) {
        interrupted.incrementAndGet();
        throw e;
      } finally {
        ofThis.decrementAndGet();
        running.decrementAndGet();
      }
    }

    @Override
    public void leftOut() {
      leftOut.incrementAndGet();
    }

    @Override
    public void late(Duration delay) {
      latest.add(delay);
    }
  }
}

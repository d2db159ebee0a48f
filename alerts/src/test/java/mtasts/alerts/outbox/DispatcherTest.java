package mtasts.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.outbox.OutboxMessage.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DispatcherTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(1);
  private Dispatcher dispatcher = dispatcher(Map.of());

  @AfterEach
  void stop() throws InterruptedException {
    never.countDown();
    dispatcher.stop();
  }

  @Test
  void sendsWhatIsLeftFromBeforeAndWhatComes() {
    add("old", "ops");
    dispatcher = dispatcher(Map.of("ops", _ -> Outcome.taken()));
    dispatcher.start();
    await().atMost(PATIENCE).until(() -> delivered("old"));

    add("new", "ops");
    dispatcher.wake();

    await().atMost(PATIENCE).until(() -> delivered("new"));
  }

  @Test
  void aStuckReceiverDelaysNoOther() {
    add("stuck", "chat");
    add("fine", "ops");
    dispatcher = dispatcher(Map.of("chat", _ -> hang(), "ops", _ -> Outcome.taken()));
    dispatcher.start();

    await().atMost(PATIENCE).until(() -> delivered("fine"));
    assertThat(delivered("stuck")).isFalse();
  }

  @Test
  void aFaultOfThisProgramDoesNotEndTheThread() {
    add("bad", "ops");
    add("good", "ops");
    dispatcher =
        dispatcher(
            Map.of(
                "ops",
                message -> {
                  if (message.id().equals("bad")) {
                    throw new IllegalStateException("broken on purpose");
                  }
                  return Outcome.taken();
                }));
    dispatcher.start();
    await().atMost(PATIENCE).until(() -> store.backlog("ops").waiting() == 2 && tried("bad"));

    dispatcher.wake();

    await().atMost(PATIENCE).until(() -> delivered("good"));
  }

  @Test
  void stopInterruptsWhatTakesTooLongAndLeavesItWaiting() throws InterruptedException {
    add("slow", "ops");
    dispatcher =
        dispatcher(
            Map.of(
                "ops",
                _ -> {
                  entered.countDown();
                  return hang();
                }));
    dispatcher.start();
    entered.await();

    dispatcher.stop();

    assertThat(store.claim("ops", clock.instant())).map(OutboxMessage::id).hasValue("slow");
  }

  @Test
  void stopLetsTheMessageUnderWayFinish() throws InterruptedException {
    add("first", "ops");
    add("second", "ops");
    CountDownLatch stopping = new CountDownLatch(1);
    dispatcher =
        new Dispatcher(
            store,
            Map.of(
                "ops",
                _ -> {
                  entered.countDown();
                  stopping.await();
                  return Outcome.taken();
                }),
            clock,
            new Random(1),
            (_, _) -> {},
            Duration.ofMinutes(1));
    dispatcher.start();
    entered.await();
    Thread stopper = Thread.ofVirtual().start(this::stopQuietly);
    await().atMost(PATIENCE).until(() -> stopper.getState() == Thread.State.TIMED_WAITING);
    stopping.countDown();
    stopper.join();

    assertThat(store.kinds("ops", Status.DELIVERED)).hasSize(1);
    assertThat(store.kinds("ops", Status.WAITING)).hasSize(1);
  }

  private void stopQuietly() {
    try {
      dispatcher.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome hang() throws InterruptedException {
    never.await();
    return Outcome.retry("let go");
  }

  private Dispatcher dispatcher(Map<String, Carrier> carriers) {
    return new Dispatcher(
        store, carriers, clock, new Random(1), (_, _) -> {}, Duration.ofMillis(50));
  }

  private boolean tried(String id) {
    return store.rows().stream().anyMatch(row -> row.id().equals(id) && row.attempts() > 0);
  }

  private boolean delivered(String id) {
    return store.rows().stream()
        .anyMatch(row -> row.id().equals(id) && row.status() == Status.DELIVERED);
  }

  private void add(String id, String receiver) {
    store.add(
        OutboxMessage.waiting(
            id,
            new Topic.OfIncident("incident-of-" + id, MessageKind.OPENED),
            Addressee.of(receiver),
            1,
            clock.instant(),
            clock.instant()));
  }
}

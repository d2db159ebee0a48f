package mtasts.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.outbox.DeliveryListener.Result;
import mtasts.alerts.outbox.OutboxMessage.Status;
import org.junit.jupiter.api.Test;

final class LaneTest {

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final List<String> carried = new ArrayList<>();
  private final Map<String, Outcome> answers = new HashMap<>();
  private final List<Result> results = new ArrayList<>();
  private final Lane lane =
      new Lane(
          "ops",
          message -> {
            carried.add(message.id());
            return answers.getOrDefault(message.id(), Outcome.taken());
          },
          store,
          new Backoff(new Random(1)),
          clock,
          (_, result) -> results.add(result));

  @Test
  void deliversWhatIsDueInOrderAndNothingElse() throws InterruptedException {
    add("b2", "b", 2, now().minusSeconds(9));
    add("b1", "b", 1, now().minusSeconds(5));
    add("a1", "a", 1, now().minusSeconds(7));
    add("later", "c", 1, now().plusSeconds(1));

    assertThat(deliverDue()).isEqualTo(3);

    assertThat(carried).containsExactly("a1", "b1", "b2");
    assertThat(lane.nextDue()).hasValue(now().plusSeconds(1));
    assertThat(results).containsOnly(Result.DELIVERED);
  }

  @Test
  void aMessageNeverOvertakesAnEarlierOneOfItsIncident() throws InterruptedException {
    add("a1", "a", 1, now());
    add("a2", "a", 2, now());
    add("b1", "b", 1, now());
    answers.put("a1", Outcome.retry("busy"));

    deliverDue();
    assertThat(carried).containsExactly("a1", "b1");

    answers.clear();
    clock.advance(Duration.ofSeconds(7));
    deliverDue();
    assertThat(carried).containsExactly("a1", "b1", "a1", "a2");
  }

  @Test
  void keepsTheIdAndTheReasonOverRetries() throws InterruptedException {
    add("a1", "a", 1, now());
    answers.put("a1", Outcome.retry("busy"));
    deliverDue();
    clock.advance(Duration.ofHours(2));
    deliverDue();

    assertThat(carried).containsExactly("a1", "a1");
    assertThat(row("a1").attempts()).isEqualTo(2);
    assertThat(row("a1").lastError()).hasValue("busy");
    assertThat(results).containsExactly(Result.RETRY, Result.RETRY);
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() throws InterruptedException {
    add("a1", "a", 1, now());
    add("b1", "b", 1, now().plusSeconds(30));
    answers.put("a1", new Outcome.Retry("429", Optional.of(Duration.ofMinutes(5))));
    deliverDue();
    answers.clear();

    clock.advance(Duration.ofHours(-1));
    deliverDue();

    assertThat(carried).containsExactly("a1", "a1", "b1");
    assertThat(lane.nextDue()).isEmpty();
  }

  @Test
  void aFailureAfterTheClockWasSetBackIsNotTriedWithoutAPause() throws InterruptedException {
    add("a1", "a", 1, now());
    deliverDue();
    add("b1", "b", 1, now());
    answers.put("b1", Outcome.retry("busy"));

    clock.advance(Duration.ofHours(-1));
    deliverDue();
    deliverDue();
    clock.advance(Duration.ofHours(2)); // and on again
    deliverDue();

    assertThat(carried).containsExactly("a1", "b1", "b1");
  }

  @Test
  void aClockThatIsKeptTrueBySmallStepsHastensNothing() throws InterruptedException {
    add("a1", "a", 1, now().plusSeconds(30));
    deliverDue();
    clock.advance(Duration.ofSeconds(-59));
    deliverDue();

    assertThat(carried).isEmpty();
  }

  @Test
  void aReceiverThatWantsPeaceGetsItForAllMessages() throws InterruptedException {
    add("a1", "a", 1, now());
    add("b1", "b", 1, now());
    answers.put("a1", new Outcome.Retry("429", Optional.of(Duration.ofMinutes(5))));
    deliverDue();
    assertThat(carried).containsExactly("a1");
    assertThat(lane.nextDue()).hasValue(now().plus(Duration.ofMinutes(5)));

    answers.clear();
    clock.advance(Duration.ofMinutes(5));
    deliverDue();

    assertThat(carried).containsExactly("a1", "b1", "a1");
  }

  @Test
  void aRefusedMessageIsDeadAtOnce() throws InterruptedException {
    add("a1", "a", 1, now());
    answers.put("a1", new Outcome.Refused("status 404"));
    deliverDue();

    assertThat(row("a1").status()).isEqualTo(Status.DEAD);
    assertThat(row("a1").lastError()).hasValue("refused for good: status 404");
    assertThat(results).containsExactly(Result.DEAD);
  }

  @Test
  void whatIsNotTakenInTwoDaysIsDead() throws InterruptedException {
    add("a1", "a", 1, now());
    answers.put("a1", Outcome.retry("down"));
    for (int hour = 0; hour <= 49; hour++) {
      deliverDue();
      clock.advance(Duration.ofHours(1));
    }

    assertThat(row("a1").status()).isEqualTo(Status.DEAD);
    assertThat(carried).hasSizeBetween(20, 60);
    assertThat(store.backlog("ops")).isEqualTo(new Backlog(0, Optional.empty(), 1));
  }

  @Test
  void aFaultOfThisProgramHoldsOnlyItsMessage() throws InterruptedException {
    Lane broken =
        new Lane(
            "ops",
            message -> {
              if (message.id().equals("a1")) {
                throw new IllegalStateException("broken");
              }
              return Outcome.taken();
            },
            store,
            new Backoff(new Random(1)),
            clock,
            (_, result) -> results.add(result));
    add("a1", "a", 1, now());
    add("b1", "b", 1, now());

    assertThatThrownBy(() -> broken.deliverDue(() -> false))
        .isInstanceOf(IllegalStateException.class);

    assertThat(broken.deliverDue(() -> false)).isEqualTo(1);
    assertThat(row("a1").status()).isEqualTo(Status.WAITING);
    assertThat(row("a1").notBefore()).isAfter(now());
  }

  @Test
  void anInterruptedDeliveryIsDueAtOnceAfterTheNextStart() {
    Lane interrupted =
        new Lane(
            "ops",
            _ -> {
              throw new InterruptedException("stop");
            },
            store,
            new Backoff(new Random(1)),
            clock,
            (_, result) -> results.add(result));
    add("a1", "a", 1, now());

    assertThatThrownBy(() -> interrupted.deliverDue(() -> false))
        .isInstanceOf(InterruptedException.class);

    assertThat(store.claim("ops", now())).map(OutboxMessage::id).hasValue("a1");
  }

  @Test
  void beginsNothingOnceItIsToStop() throws InterruptedException {
    add("a1", "a", 1, now());

    assertThat(lane.deliverDue(() -> true)).isZero();
    assertThat(row("a1").attempts()).isZero();
  }

  private int deliverDue() throws InterruptedException {
    return lane.deliverDue(() -> false);
  }

  private Instant now() {
    return clock.instant();
  }

  private OutboxMessage row(String id) {
    return store.rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  private void add(String id, String incident, int seq, Instant due) {
    store.add(
        OutboxMessage.waiting(
            id,
            new Topic.OfIncident(incident, MessageKind.OPENED),
            Addressee.of("ops"),
            seq,
            clock.instant(),
            due));
  }
}

package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Arrears;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outbox;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlOutboxTest {

  private static final Instant NOW = Samples.NOW;

  @TempDir private Path folder;
  private Store store;
  private Outbox outbox;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("state.db"));
    outbox = store.outbox();
    store.write(
        tx -> {
          tx.incidents().put(Samples.resolved(Samples.incident("i1")));
          tx.incidents().put(Samples.incident("i2"));
          return "done";
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void add(OutboxMessage... messages) {
    store.write(
        tx -> {
          for (OutboxMessage message : messages) {
            tx.incidents().add(message);
          }
          return "done";
        });
  }

  private Optional<String> claim(Instant now) {
    return outbox.claim("ops", now).map(OutboxMessage::id);
  }

  @Test
  void givesNothingBeforeItsTime() {
    add(Samples.message("m1", "i1", 1, NOW.plusSeconds(30)));
    assertThat(claim(NOW)).isEmpty();
    assertThat(outbox.nextDue("ops")).contains(NOW.plusSeconds(30));
    assertThat(claim(NOW.plusSeconds(30))).contains("m1");
    assertThat(outbox.nextDue("other")).isEmpty();
  }

  @Test
  void countsAttemptsAndRepeatsWhatWasNotAnswered() {
    add(Samples.message("m1", "i1", 1, NOW));
    assertThat(outbox.claim("ops", NOW)).hasValueSatisfying(m -> assertThat(m.attempts()).isOne());
    assertThat(outbox.claim("ops", NOW))
        .hasValueSatisfying(m -> assertThat(m.attempts()).isEqualTo(2));
  }

  @Test
  void letsNoMessageOvertakeAnotherOfItsIncident() {
    add(
        Samples.message("m1", "i1", 1, NOW.plusSeconds(60)),
        Samples.message("m2", "i1", 2, NOW),
        Samples.message("m3", "i2", 1, NOW.plusSeconds(10)));
    assertThat(claim(NOW)).isEmpty();
    assertThat(claim(NOW.plusSeconds(10))).contains("m3");
    outbox.delivered("m3", NOW);
    outbox.dead("m1", NOW, "refused");
    assertThat(claim(NOW)).contains("m2");
  }

  @Test
  void triesAgainWhenTold() {
    add(Samples.message("m1", "i1", 1, NOW));
    outbox.retry("m1", NOW.plusSeconds(5), "connection refused");
    assertThat(claim(NOW)).isEmpty();
    assertThat(outbox.claim("ops", NOW.plusSeconds(5)))
        .hasValueSatisfying(m -> assertThat(m.lastError()).contains("connection refused"));
  }

  @Test
  void neverGivesWhatIsDeliveredSupersededOrDead() {
    add(Samples.message("m1", "i1", 1, NOW), Samples.message("m2", "i2", 1, NOW));
    outbox.delivered("m1", NOW);
    store.write(
        tx -> {
          tx.incidents().supersede("m2");
          return "done";
        });
    assertThat(claim(NOW)).isEmpty();
    assertThat(outbox.backlog("ops")).isEqualTo(new Backlog(0, Optional.empty(), 0));
    assertThat(store.archive().snapshot("i1", Addressee.of("ops")).flatMap(s -> s.firstDelivered()))
        .contains("m1");
    outbox.delivered("m2", NOW); // it was under way when it was superseded
    assertThat(store.archive().snapshot("i2", Addressee.of("ops")).flatMap(s -> s.firstDelivered()))
        .contains("m2");
  }

  @Test
  void tellsWhatWaitsAndWhatWasGivenUp() {
    add(Samples.message("m1", "i1", 1, NOW), Samples.message("m2", "i2", 1, NOW));
    outbox.dead("m2", NOW, "refused");
    assertThat(outbox.backlog("ops")).isEqualTo(new Backlog(1, Optional.of(NOW), 1));
  }

  @Test
  void whatASilenceHoldsIsNotDue() {
    add(Samples.message("m1", "i1", 1, NOW));
    claim(NOW);
    outbox.hold("m1", NOW.plusSeconds(3600), "silenced");
    assertThat(outbox.backlog("ops"))
        .isEqualTo(new Backlog(1, Optional.of(NOW.plusSeconds(3600)), 0));
  }

  @Test
  void tellsWhatAReceiverHasNotGotSinceItLastTookOne() {
    add(
        Samples.message("m1", "i1", 1, NOW),
        Samples.message("m2", "i2", 1, NOW.plusSeconds(5)),
        Samples.message("m3", "i1", 2, NOW.plusSeconds(9)));
    outbox.dead("m1", NOW.plusSeconds(1), "refused");
    assertThat(arrears())
        .isEqualTo(new Arrears(2, Optional.of(NOW.plusSeconds(5)), 1, Optional.of("refused")));

    outbox.delivered("m2", NOW.plusSeconds(6));
    assertThat(arrears())
        .isEqualTo(new Arrears(1, Optional.of(NOW.plusSeconds(9)), 0, Optional.empty()));
  }

  @Test
  void blamesNoReceiverForWhatASilenceHolds() {
    add(Samples.message("m1", "i1", 1, NOW), Samples.message("m2", "i2", 1, NOW));
    outbox.claim("ops", NOW);
    outbox.hold("m1", NOW.plusSeconds(60), "silenced");
    outbox.claim("ops", NOW);
    outbox.hold("m2", NOW.plusSeconds(90), "silenced");
    assertThat(arrears()).isEqualTo(new Arrears(0, Optional.empty(), 0, Optional.empty()));

    outbox.claim("ops", NOW.plusSeconds(60));
    assertThat(arrears())
        .isEqualTo(new Arrears(1, Optional.of(NOW.plusSeconds(60)), 0, Optional.empty()));

    store.write(
        tx -> {
          tx.incidents().releaseHeld(NOW.plusSeconds(70));
          return "done";
        });
    assertThat(arrears())
        .isEqualTo(new Arrears(2, Optional.of(NOW.plusSeconds(60)), 0, Optional.empty()));
  }

  @Test
  void givesUpWhatWaitsForAReceiverThatIsGone() {
    add(Samples.message("m1", "i1", 1, NOW), Samples.message("m2", "i2", 1, NOW));
    outbox.delivered("m1", NOW);
    store.write(
        tx -> {
          assertThat(tx.incidents().awaited()).containsExactly("ops");
          tx.incidents().abandon("ops", NOW, "gone");
          assertThat(tx.incidents().awaited()).isEmpty();
          return "done";
        });
    assertThat(store.unsent(10))
        .singleElement()
        .matches(unsent -> unsent.title().equals(Optional.of("No record")))
        .matches(unsent -> unsent.message().id().equals("m2"))
        .matches(unsent -> unsent.message().lastError().equals(Optional.of("gone")));
  }

  @Test
  void forgetsWhatIsLongOverUnlessAMessageWaits() {
    add(Samples.message("m1", "i1", 1, NOW), Samples.message("m2", "i2", 1, NOW));
    Instant afterTheEnd = NOW.plusSeconds(3601);
    assertThat(store.prune(afterTheEnd)).isZero();

    outbox.delivered("m1", NOW);
    assertThat(store.prune(NOW)).isZero();
    assertThat(store.prune(afterTheEnd)).isOne();
    assertThat(store.archive().snapshot("i1", Addressee.of("ops"))).isEmpty();
    assertThat(store.archive().snapshot("i2", Addressee.of("ops"))).isPresent();
  }

  private Arrears arrears() {
    return store.write(tx -> tx.incidents().arrears("ops"));
  }

  @Test
  void bringsAMessageForwardAndNeverBack() {
    add(Samples.message("m1", "i1", 1, NOW.plusSeconds(60)));
    store.write(
        tx -> {
          tx.incidents().bringForward("m1", NOW.plusSeconds(90));
          tx.incidents().bringForward("m1", NOW.plusSeconds(20));
          return "done";
        });
    assertThat(outbox.nextDue("ops")).contains(NOW.plusSeconds(20));
  }

  @Test
  void theMessagesOfOneOwnerWaitForNoOther() {
    add(
        toOwner("m1", "jo@example.net", 1),
        toOwner("m2", "al@example.net", 2),
        toOwner("m3", "jo@example.net", 3));

    outbox.retry("m1", NOW.plusSeconds(60), "away");
    assertThat(claim(NOW)).contains("m2");
    outbox.delivered("m2", NOW);
    assertThat(claim(NOW)).isEmpty();
    Addressee al = Addressee.owner("ops", "al@example.net");
    assertThat(store.archive().snapshot("i2", al).flatMap(s -> s.firstDelivered())).contains("m2");
    assertThat(
            store
                .archive()
                .snapshot("i2", Addressee.owner("ops", "jo@example.net"))
                .flatMap(s -> s.firstDelivered()))
        .isEmpty();
    assertThat(store.<List<OutboxMessage>>write(tx -> tx.incidents().messages("i2")))
        .extracting(OutboxMessage::addressee)
        .contains(al);
  }

  private static OutboxMessage toOwner(String id, String owner, int seq) {
    return OutboxMessage.waiting(
        id,
        new Topic.OfIncident("i2", MessageKind.UPDATED),
        Addressee.owner("ops", owner),
        seq,
        NOW,
        NOW);
  }
}

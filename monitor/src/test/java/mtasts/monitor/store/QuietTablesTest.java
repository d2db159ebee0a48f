package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.incident.Overdue;
import mtasts.alerts.notice.IncidentArchive.Snapshot;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outbox;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.outbox.Topic;
import mtasts.alerts.route.Glob;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silences, acknowledgements and reminders in the state. */
class QuietTablesTest {

  private static final Instant NOW = Samples.NOW;

  @TempDir private Path folder;
  private Store store;
  private Outbox outbox;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("state.db"));
    outbox = store.outbox();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void writing(Consumer<IncidentState> work) {
    store.write(
        tx -> {
          work.accept(tx.incidents());
          return "done";
        });
  }

  private static Silence silence(String id, int seconds) {
    Matcher match =
        new Matcher(
            Optional.of(Severity.ERROR),
            Optional.of(new Glob("smtp.*")),
            Optional.empty(),
            Optional.of(new Glob("*.example")),
            Optional.empty(),
            Optional.of("acme"),
            Map.of("tier", "gold"));
    return new Silence(
        id, match, NOW, NOW.plusSeconds(seconds), "why", Silence.Origin.WINDOW, false);
  }

  @Test
  void keepsSilencesUntilTheyAreForgotten() {
    Silence later = silence("a", 90);
    Silence sooner = silence("b", 60);
    writing(
        state -> {
          state.put(later);
          state.put(sooner);
        });
    close();
    open();
    assertThat(store.silences()).containsExactly(sooner, later);

    writing(state -> state.put(sooner.done()));
    assertThat(store.silences()).containsExactly(later);
    writing(state -> state.put(Samples.incident("i1")));
    assertThat(silences()).containsExactly(sooner.done(), later);
    writing(state -> state.forgetSilences(NOW.plusSeconds(61)));
    assertThat(silences()).containsExactly(later);
  }

  private List<Silence> silences() {
    return store.archive().snapshot("i1", Addressee.of("ops")).orElseThrow().silences().all();
  }

  @Test
  void aMessageThatIsHeldWasNotTried() {
    writing(
        state -> {
          state.put(Samples.incident("i1"));
          state.add(Samples.message("m1", "i1", 1, NOW));
        });
    assertThat(outbox.claim("ops", NOW)).hasValueSatisfying(m -> assertThat(m.attempts()).isOne());
    outbox.hold("m1", NOW.plusSeconds(60), "silenced");

    assertThat(outbox.claim("ops", NOW.plusSeconds(59))).isEmpty();
    OutboxMessage held = message();
    assertThat(held.attempts()).isZero();
    assertThat(held.dueAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(held.lastError()).contains("silenced");

    writing(state -> state.releaseHeld(NOW.plusSeconds(10)));
    assertThat(message().dueAt()).isEqualTo(NOW.plusSeconds(10));
    assertThat(outbox.claim("ops", NOW.plusSeconds(10))).isPresent();
    outbox.retry("m1", NOW.plusSeconds(15), "busy");
    writing(state -> state.releaseHeld(NOW.plusSeconds(11)));
    assertThat(outbox.nextDue("ops")).contains(NOW.plusSeconds(15));
  }

  @Test
  void aMessageThatIsDroppedIsNotSentAndCountsAsEnded() {
    writing(
        state -> {
          state.put(Samples.incident("i1"));
          state.add(Samples.message("m1", "i1", 1, NOW));
        });
    outbox.drop("m1", NOW.plusSeconds(5), "nothing to tell");

    assertThat(outbox.claim("ops", NOW.plusSeconds(60))).isEmpty();
    assertThat(message().status()).isEqualTo(Status.SUPERSEDED);
    assertThat(message().endedAt()).contains(NOW.plusSeconds(5));
  }

  private OutboxMessage message() {
    return store.write(tx -> tx.incidents().messages("i1").getFirst());
  }

  @Test
  void keepsWhatWasSaidWhenAnIncidentWasAcknowledged() {
    Acknowledgement given = new Acknowledgement("i1", NOW, "on it");
    writing(
        state -> {
          state.put(Samples.incident("i1"));
          assertThat(state.acknowledgement("i1")).isEmpty();
          state.put(new Acknowledgement("i1", NOW, "looking"));
          state.put(given);
          state.add(Samples.message("m1", "i1", 1, NOW));
        });
    close();
    open();

    Snapshot snapshot = store.archive().snapshot("i1", Addressee.of("ops")).orElseThrow();
    assertThat(snapshot.acknowledgement()).contains(given);
    assertThat(snapshot.firstWritten()).contains(NOW);
    assertThat(store.incidents().find(IncidentQuery.all(true), 0, 10))
        .singleElement()
        .matches(open -> open.acknowledgement().equals(Optional.of(given)));
  }

  @Test
  void knowsWhoHasHeardNothingForAWhile() {
    writing(
        state -> {
          state.put(Samples.incident("i1"));
          state.add(Samples.message("m1", "i1", 1, NOW));
        });
    assertThat(overdue(3600)).isEmpty();
    outbox.delivered("m1", NOW.plusSeconds(60));
    assertThat(overdue(59)).isEmpty();
    assertThat(overdue(60)).containsExactly(new Overdue("i1", Addressee.of("ops")));

    writing(state -> state.put(Samples.flapping(Samples.incident("i1"))));
    assertThat(overdue(3600)).isEmpty();
    writing(state -> state.put(Samples.incident("i1")));
    writing(state -> state.add(message("m2", 2, MessageKind.UPDATED)));
    assertThat(overdue(3600)).isEmpty();
    outbox.dead("m2", NOW.plusSeconds(120), "refused");
    assertThat(overdue(119)).isEmpty();
    assertThat(overdue(120)).hasSize(1);

    writing(state -> state.put(new Acknowledgement("i1", NOW, "on it")));
    assertThat(overdue(3600)).isEmpty();
  }

  @Test
  void nobodyIsOverdueForWhomItIsOver() {
    writing(
        state -> {
          state.put(Samples.incident("i1"));
          state.add(Samples.message("m1", "i1", 1, NOW));
          state.add(message("m2", 2, MessageKind.RESOLVED));
        });
    outbox.delivered("m1", NOW);
    assertThat(heard()).isTrue();
    outbox.delivered("m2", NOW);
    assertThat(heard()).isFalse();
    assertThat(overdue(3600)).isEmpty();

    writing(state -> state.add(message("m3", 3, MessageKind.OPENED)));
    outbox.delivered("m3", NOW);
    assertThat(heard()).isTrue();
    assertThat(overdue(3600)).hasSize(1);
  }

  private static OutboxMessage message(String id, int seq, MessageKind kind) {
    return OutboxMessage.waiting(
        id, new Topic.OfIncident("i1", kind), Addressee.of("ops"), seq, NOW, NOW);
  }

  private boolean heard() {
    return store.archive().snapshot("i1", Addressee.of("ops")).orElseThrow().heard();
  }

  @Test
  void nobodyIsOverdueWhereAllIsOver() {
    writing(
        state -> {
          state.put(Samples.resolved(Samples.incident("i1")));
          state.add(Samples.message("m1", "i1", 1, NOW));
        });
    outbox.delivered("m1", NOW);

    assertThat(overdue(3600)).isEmpty();
  }

  private List<Overdue> overdue(int seconds) {
    return store.write(tx -> tx.incidents().overdue(NOW.plus(Duration.ofSeconds(seconds))));
  }
}

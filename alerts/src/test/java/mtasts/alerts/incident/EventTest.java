package mtasts.alerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.Reports;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

/** A change that was seen: it stands in one report, is told once, and nothing is resolved. */
final class EventTest {

  private static final Finding LOWERED =
      Reports.finding(
          FindingCode.HISTORY_MAX_AGE_LOWERED, Severity.WARNING, "policy", "mta-sts.example.com");
  private static final Duration GAP = Duration.ofMinutes(10);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final Incidents incidents =
      new Incidents(
          Confirmation.DEFAULT,
          Flapping.DEFAULT,
          Calm.NONE,
          new Audience(new Routes(List.of(), List.of("ops")), _ -> DomainLabels.NONE),
          Duration.ZERO,
          new Random(1));

  @Test
  void isToldAtOnceAndOnce() {
    round("a.example", LOWERED);
    send();
    quietRounds("a.example", 5);

    assertThat(store.rows()).extracting(MemoryStore::kind).containsExactly(MessageKind.OPENED);
    assertThat(store.incidents())
        .singleElement()
        .matches(incident -> incident.state() == Incident.State.RESOLVED);
  }

  @Test
  void staysUntilItsMessageWasTaken() {
    round("a.example", LOWERED);
    quietRounds("a.example", 5);

    assertThat(store.incidents())
        .singleElement()
        .matches(incident -> incident.state() == Incident.State.OPEN);

    send();
    quietRounds("a.example", 1);

    assertThat(store.incidents())
        .singleElement()
        .matches(incident -> incident.state() == Incident.State.RESOLVED);
    assertThat(store.rows())
        .singleElement()
        .matches(row -> row.tells(MessageKind.OPENED) && row.status() == Status.DELIVERED);
  }

  @Test
  void ofManyDomainsIsOneMessageWhereOneCauseIsBehindIt() {
    round("a.example", LOWERED);
    round("b.example", LOWERED);
    send();
    quietRounds("a.example", 3);
    quietRounds("b.example", 3);

    assertThat(store.rows()).hasSize(1);
    assertThat(store.affected(store.incidents().getFirst().id()))
        .extracting(affected -> affected.domain().name())
        .containsExactly("a.example", "b.example");
  }

  @Test
  void thatGoesOnRoundAfterRoundIsToldOnce() {
    for (int i = 0; i < 10; i++) {
      round("a.example", LOWERED);
      send();
    }

    assertThat(store.rows()).hasSize(1);
  }

  @Test
  void thatHappensAllTheTimeIsNotToldEachTime() {
    for (int i = 0; i < 10; i++) {
      round("a.example", LOWERED);
      send();
      quietRounds("a.example", 2);
    }

    assertThat(store.rows()).hasSize(Flapping.DEFAULT.changes() - 1);
    assertThat(store.incidents()).allMatch(one -> one.state() == Incident.State.RESOLVED);
  }

  private void round(String domain, Finding... findings) {
    Instant now = clock.advance(GAP);
    incidents.take(Reports.report(domain, now, findings), store, now);
    incidents.timers().turn(store, now);
  }

  private void quietRounds(String domain, int number) {
    for (int i = 0; i < number; i++) {
      round(domain);
    }
  }

  private void send() {
    Instant now = clock.instant();
    store.claim("ops", now).ifPresent(row -> store.delivered(row.id(), now));
  }
}

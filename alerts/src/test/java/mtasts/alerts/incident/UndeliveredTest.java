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
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

final class UndeliveredTest {

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();

  @Test
  void whatIsRefusedForGoodIsToldToTheOthersOnce() {
    Incidents incidents = incidents(List.of("chat", "ops"), List.of());
    fail(incidents, "a.example");
    refuse("chat");
    take("ops");

    turn(incidents);
    turn(incidents);

    Incident own = own();
    assertThat(own.key()).hasToString("self.alerts-undelivered (receiver chat)");
    assertThat(own.title()).contains("\"chat\"").contains("404");
    assertThat(store.messages(own.id()))
        .singleElement()
        .matches(row -> row.receiver().equals("ops") && row.tells(MessageKind.OPENED));
  }

  @Test
  void itIsOverWhenTheReceiverTakesAMessage() {
    Incidents incidents = incidents(List.of("chat", "ops"), List.of());
    fail(incidents, "a.example");
    refuse("chat");
    turn(incidents);

    clock.advance(Duration.ofMinutes(1));
    fail(incidents, "b.example");
    take("chat");
    turn(incidents);

    assertThat(own().state()).isEqualTo(Incident.State.RESOLVED);
  }

  @Test
  void whatWaitsIsToldAfterAQuarterOfAnHour() {
    Incidents incidents = incidents(List.of("chat", "ops"), List.of());
    fail(incidents, "a.example");
    take("ops");
    OutboxMessage row = store.claim("chat", clock.instant()).orElseThrow();
    store.retry(row.id(), clock.instant().plus(Duration.ofHours(1)), "no answer");

    clock.advance(Undelivered.PATIENCE.minusSeconds(1));
    turn(incidents);
    assertThat(store.incidents()).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    turn(incidents);
    assertThat(own().own().orElseThrow().summary()).contains("no answer");
  }

  @Test
  void whatASilenceHoldsIsNoFaultOfItsReceiver() {
    Incidents incidents = incidents(List.of("chat", "ops"), List.of());
    fail(incidents, "a.example");
    take("ops");
    OutboxMessage row = store.claim("chat", clock.instant()).orElseThrow();
    store.hold(row.id(), clock.instant().plus(Duration.ofMinutes(1)), "silenced");

    clock.advance(Undelivered.PATIENCE.multipliedBy(2));
    turn(incidents);
    assertThat(store.incidents()).hasSize(1);

    store.releaseHeld(clock.instant());
    clock.advance(Undelivered.PATIENCE.multipliedBy(2));
    turn(incidents);
    assertThat(store.incidents()).hasSize(1);
  }

  @Test
  void theFallbackHearsInPlaceOfTheOthers() {
    Incidents incidents = incidents(List.of("chat", "ops", "phone"), List.of("phone"));
    fail(incidents, "a.example");
    refuse("chat");
    turn(incidents);

    assertThat(store.messages(own().id()))
        .extracting(OutboxMessage::receiver)
        .containsExactly("phone");
  }

  @Test
  void whereTheOnlyReceiverFailsTheIncidentIsThereAndNobodyIsTold() {
    Incidents incidents = incidents(List.of("chat"), List.of("chat"));
    fail(incidents, "a.example");
    refuse("chat");
    turn(incidents);

    assertThat(store.messages(own().id())).isEmpty();
  }

  @Test
  void whatWaitsForAReceiverThatIsGoneIsGivenUp() {
    fail(incidents(List.of("chat", "ops"), List.of()), "a.example");
    incidents(List.of("ops"), List.of()).timers().abandonOthers(store, clock.instant());

    assertThat(store.kinds("chat", Status.DEAD)).containsExactly(MessageKind.OPENED);
    assertThat(store.kinds("ops", Status.WAITING)).containsExactly(MessageKind.OPENED);
  }

  private Incident own() {
    return store.incidents().stream()
        .filter(incident -> incident.own().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private void fail(Incidents incidents, String domain) {
    Instant now = clock.instant();
    incidents.take(
        Reports.report(
            domain,
            now,
            Reports.finding(FindingCode.RECORD_MISSING, Severity.ERROR, domain, domain)),
        store,
        now);
  }

  private void refuse(String receiver) {
    OutboxMessage row = store.claim(receiver, clock.instant()).orElseThrow();
    store.dead(row.id(), clock.instant(), "refused for good: HTTP status 404");
  }

  private void take(String receiver) {
    OutboxMessage row = store.claim(receiver, clock.instant()).orElseThrow();
    store.delivered(row.id(), clock.instant());
  }

  private void turn(Incidents incidents) {
    incidents.timers().turn(store, clock.instant());
  }

  private static Incidents incidents(List<String> receivers, List<String> fallback) {
    return new Incidents(
        new Confirmation(1, 1, 1),
        Flapping.DEFAULT,
        Calm.NONE,
        new Audience(new Routes(List.of(), receivers, fallback), _ -> DomainLabels.NONE),
        Duration.ZERO,
        new Random(1));
  }
}

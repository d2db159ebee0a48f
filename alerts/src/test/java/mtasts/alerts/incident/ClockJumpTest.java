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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is set by an hour: nobody hears more than else, later than else, or nothing. */
final class ClockJumpTest {

  private static final Finding EXPIRED =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_SELF_SIGNED, Severity.ERROR);
  private static final Duration GAP = Duration.ofMinutes(1);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final Incidents incidents =
      new Incidents(
          new Confirmation(2, 2, 2),
          new Flapping(4, Duration.ofHours(24), Duration.ofMinutes(30)),
          Calm.NONE,
          new Audience(new Routes(List.of(), List.of("chat", "ops")), _ -> DomainLabels.NONE),
          Duration.ofSeconds(30),
          new Random(1));

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aFaultIsConfirmedAndEndsInAsManyRounds(int hours) {
    bad("a.example");
    jump(hours);
    assertThat(kinds()).isEmpty();
    bad("a.example");
    assertThat(kinds()).containsExactly("OPENED");
    good("a.example");
    jump(hours);
    good("a.example");
    assertThat(kinds()).containsExactly("OPENED", "RESOLVED");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aBlipOverTheJumpIsNoNews(int hours) {
    bad("a.example");
    jump(hours);
    good("a.example");
    good("a.example");

    assertThat(kinds()).isEmpty();
    assertThat(store.incidents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void oneProbeIsOneSighting(int hours) {
    Instant probed = clock.instant();
    incidents.take(Reports.shared("a.example", probed, probed, EXPIRED), store, probed);
    jump(hours);
    Instant now = clock.instant();
    incidents.take(Reports.shared("a.example", now, probed, EXPIRED), store, now);

    assertThat(store.incidents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void moreDomainsAreToldTenMinutesAfterTheLastMessageAtMost(int hours) {
    bad("a.example");
    bad("a.example");
    deliverAll();
    jump(hours);
    bad("b.example");
    bad("b.example");

    assertThat(MemoryStore.kind(store.rows().getLast())).isEqualTo(MessageKind.UPDATED);
    assertThat(store.rows().getLast().notBefore())
        .isBeforeOrEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void whatFlapsIsSettledAnHourLaterAtMost(int hours) {
    for (int i = 0; i < 4; i++) {
      bad("a.example");
      bad("a.example");
      good("a.example");
      good("a.example");
    }
    deliverAll();
    int before = kinds().size();
    jump(hours);
    for (int minute = 0; minute <= 31; minute++) {
      good("a.example");
    }

    assertThat(kinds().subList(before, kinds().size())).containsExactly("RESOLVED");
  }

  /** Tried for the first time a moment ago, or not yet, but an hour ago by the clock. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aMessageThatWaitsOverTheJumpIsNotThoughtUndeliverable(int hours) {
    bad("a.example");
    bad("a.example");
    jump(hours);
    incidents.timers().turn(store, clock.instant());

    assertThat(store.incidents()).hasSize(1);
  }

  private void jump(int hours) {
    clock.advance(Duration.ofHours(hours));
  }

  private void bad(String domain) {
    Instant now = clock.advance(GAP);
    incidents.take(Reports.report(domain, now, EXPIRED), store, now);
    incidents.timers().turn(store, now);
  }

  private void good(String domain) {
    Instant now = clock.advance(GAP);
    incidents.take(Reports.report(domain, now), store, now);
    incidents.timers().turn(store, now);
  }

  private void deliverAll() {
    store.rows().stream()
        .filter(row -> row.status() == Status.WAITING)
        .forEach(row -> store.delivered(row.id(), clock.instant()));
  }

  /** What one receiver was told, or will be: of one cause, at one moment, one message. */
  private List<String> kinds() {
    return store.rows().stream()
        .filter(row -> row.receiver().equals("ops"))
        .map(MemoryStore::kind)
        .map(Enum::name)
        .toList();
  }
}

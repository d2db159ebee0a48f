package mtasts.alerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.Reports;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

/** A fault that comes and goes: one notice at the fourth change, quiet, then the final state. */
final class FlappingTest {

  private static final Finding EXPIRED =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.ERROR);
  private static final Finding EXPIRING =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.WARNING);
  private static final Duration GAP = Duration.ofMinutes(10);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final Incidents incidents =
      new Incidents(
          new Confirmation(1, 1, 1),
          new Flapping(4, Duration.ofHours(24), Duration.ofMinutes(30)),
          Calm.NONE,
          new Audience(new Routes(List.of(), List.of("ops")), _ -> DomainLabels.NONE),
          Duration.ZERO,
          new Random(1));

  @Test
  void theFourthChangeIsToldOnceAndThenNothing() {
    assertThat(tellsOf("E-E-")).containsExactly("OPENED", "RESOLVED", "OPENED", "FLAPPING");
    assertThat(tellsOf("E-E-E-E-E-E-")).isEmpty();
    assertThat(store.incidents()).hasSize(2);
    assertThat(latest().state()).isEqualTo(Incident.State.FLAPPING);
  }

  @Test
  void whatSettlesAsGoneIsToldAsResolved() {
    tellsOf("E-E-E-");
    Instant gone = clock.instant();

    assertThat(tellsOf("---")).containsExactly("RESOLVED");
    assertThat(store.incidents()).allMatch(incident -> incident.state() == Incident.State.RESOLVED);
    assertThat(latest().resolvedAt()).hasValue(gone);
  }

  @Test
  void whatSettlesAsThereIsToldAsStillThere() {
    tellsOf("E-E-E");

    assertThat(tellsOf("EEE")).containsExactly("UPDATED");
    assertThat(latest().state()).isEqualTo(Incident.State.OPEN);
    assertThat(tellsOf("-")).containsExactly("RESOLVED");
  }

  @Test
  void aChangeBeginsTheWaitAnew() {
    tellsOf("E-E-");

    assertThat(tellsOf("--E--E---")).isEmpty();
    assertThat(tellsOf("-")).containsExactly("RESOLVED");
  }

  @Test
  void whenItHasSettledItCanFlapAgain() {
    tellsOf("E-E----");

    assertThat(tellsOf("E-E-")).containsExactly("OPENED", "RESOLVED", "OPENED", "FLAPPING");
  }

  @Test
  void theFourthChangeCanBeAnOpening() {
    tellsOf("E-E");
    clock.advance(Duration.ofHours(23));
    assertThat(tellsOf("-")).containsExactly("FLAPPING");
  }

  @Test
  void changesOfTheDayBeforeDoNotCount() {
    tellsOf("E-");
    clock.advance(Duration.ofHours(24));

    assertThat(tellsOf("E-")).containsExactly("OPENED", "RESOLVED");
  }

  @Test
  void worseIsQuietToo() {
    tellsOf("E-E-");

    assertThat(tellsOf("WE")).isEmpty();
  }

  @Test
  void theNoticeReplacesWhatNobodyHasHeardYet() {
    rounds("E-E-");

    assertThat(store.rows())
        .filteredOn(row -> row.status() == Status.WAITING)
        .extracting(MemoryStore::kind)
        .containsExactly(MessageKind.RESOLVED, MessageKind.FLAPPING);
  }

  @Test
  void aDomainThatLeavesEndsItSilently() {
    tellsOf("E-E-E");

    incidents.forget(DomainName.of("example.com"), store, clock.instant());

    assertThat(tellsOf("???")).isEmpty();
    assertThat(store.incidents()).allMatch(one -> one.state() == Incident.State.RESOLVED);
  }

  private Incident latest() {
    return store.incidents().stream()
        .max(Comparator.comparing(Incident::confirmedAt))
        .orElseThrow();
  }

  /** Does so many rounds, delivering at once, and gives the kinds of the messages. */
  private List<String> tellsOf(String rounds) {
    int before = store.rows().size();
    for (int i = 0; i < rounds.length(); i++) {
      rounds(rounds.substring(i, i + 1));
      store
          .claim("ops", clock.instant())
          .ifPresent(row -> store.delivered(row.id(), clock.instant()));
    }
    return store.rows().stream().skip(before).map(row -> MemoryStore.kind(row).name()).toList();
  }

  private void rounds(String rounds) {
    for (int i = 0; i < rounds.length(); i++) {
      Instant now = clock.advance(GAP);
      switch (rounds.charAt(i)) {
        case 'E' -> incidents.take(Reports.report("example.com", now, EXPIRED), store, now);
        case 'W' -> incidents.take(Reports.report("example.com", now, EXPIRING), store, now);
        case '-' -> incidents.take(Reports.report("example.com", now), store, now);
        default -> {}
      }
      incidents.timers().turn(store, now);
    }
  }
}

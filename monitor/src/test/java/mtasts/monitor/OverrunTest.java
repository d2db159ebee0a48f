package mtasts.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Calm;
import mtasts.alerts.incident.Confirmation;
import mtasts.alerts.incident.Flapping;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Routes;
import mtasts.monitor.store.IncidentQuery;
import mtasts.monitor.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverrunTest {

  private final Overrun overrun = new Overrun();
  private final Incidents incidents =
      new Incidents(
          new Confirmation(1, 1, 1),
          Flapping.DEFAULT,
          Calm.NONE,
          new Audience(new Routes(List.of(), List.of("ops")), _ -> DomainLabels.NONE),
          Duration.ZERO,
          new Random(1));
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("state.db"));
    assertThat(overrun.isDue(now)).isFalse();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void twoSpansInARowOpenAnIncidentAndTwoGoodOnesEndIt() {
    span(800, 100);
    assertThat(titles()).isEmpty();
    span(800, 200);
    assertThat(titles())
        .containsExactly(
            "The rounds take longer than their interval: 200 of 1000 that were due within 10"
                + " minutes were left out");
    span(950, 50);
    span(1000, 0);
    assertThat(titles()).hasSize(1);
    span(1000, 1);
    assertThat(titles()).isEmpty();
  }

  @Test
  void oneBadSpanIsNone() {
    span(0, 100);
    span(1000, 0);
    span(0, 100);

    assertThat(titles()).isEmpty();
  }

  @Test
  void aDomainThatIsSlowIsNone() {
    span(1000, 10);
    span(1000, 10);

    assertThat(titles()).isEmpty();
  }

  @Test
  void aSpanInWhichNothingWasDueEndsNothing() {
    span(0, 100);
    span(0, 100);
    span(0, 0);
    span(0, 0);

    assertThat(titles()).hasSize(1);
  }

  @Test
  void aClockThatIsSetBackBeginsTheSpanAnew() {
    now = now.minus(Duration.ofHours(1));

    assertThat(overrun.isDue(now)).isFalse();
    assertThat(overrun.isDue(now.plus(Overrun.SPAN))).isTrue();
  }

  private void span(int begun, int leftOut) {
    for (int i = 0; i < begun; i++) {
      overrun.begun();
    }
    for (int i = 0; i < leftOut; i++) {
      overrun.leftOut();
    }
    assertThat(overrun.isDue(now.plus(Overrun.SPAN).minusMillis(1))).isFalse();
    now = now.plus(Overrun.SPAN);
    assertThat(overrun.isDue(now)).isTrue();
    store.write(tx -> overrun.judge(incidents.self(), tx.incidents(), now));
  }

  private List<String> titles() {
    return store.incidents().find(IncidentQuery.all(true), 0, 10).stream()
        .map(open -> open.incident().title())
        .toList();
  }
}

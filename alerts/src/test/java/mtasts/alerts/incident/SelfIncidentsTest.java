package mtasts.alerts.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Glob;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Route;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

final class SelfIncidentsTest {

  private static final String CAUSE = "this monitor";

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();

  @Test
  void opensOnceAndCloses() {
    SelfIncidents self = self(new Routes(List.of(), List.of("chat", "ops")));
    Decision first = troubled(self, "No connection to port 25", Set.of());
    Decision again = troubled(self, "No connection to port 25 of 7 hosts", Set.of());

    assertThat(first.reason()).isEqualTo(Reason.CONFIRMED);
    assertThat(again.reason()).isEqualTo(Reason.STILL_THERE);
    assertThat(again.incidentId()).isEqualTo(first.incidentId());
    assertThat(store.incidents())
        .singleElement()
        .matches(incident -> incident.title().equals("No connection to port 25"))
        .matches(incident -> incident.own().orElseThrow().summary().endsWith("7 hosts"));

    IncidentKey key = new IncidentKey(FindingCode.SELF_SMTP_BLOCKED, CAUSE);
    assertThat(self.over(key, store, clock.instant())).isPresent();
    assertThat(self.over(key, store, clock.instant())).isEmpty();
    assertThat(store.incidents().getFirst().state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(store.rows())
        .extracting(OutboxMessage::receiver, MemoryStore::kind)
        .containsExactly(
            tuple("chat", MessageKind.OPENED),
            tuple("ops", MessageKind.OPENED),
            tuple("chat", MessageKind.RESOLVED),
            tuple("ops", MessageKind.RESOLVED));
  }

  @Test
  void whoIsTheTroubleIsNotTold() {
    troubled(self(new Routes(List.of(), List.of("chat", "ops"))), "chat fails", Set.of("chat"));

    assertThat(store.rows()).extracting(OutboxMessage::receiver).containsExactly("ops");
  }

  @Test
  void theRoutesDecide() {
    Route own = new Route(matching("self.*", Optional.empty()), List.of("ops"), false);

    troubled(self(new Routes(List.of(own), List.of("chat", "ops"))), "x", Set.of());

    assertThat(store.rows()).extracting(OutboxMessage::receiver).containsExactly("ops");
  }

  @Test
  void everybodyHearsWhatNoRouteTakes() {
    Route domains = new Route(matching("*", Optional.of("*")), List.of("chat"), false);

    troubled(self(new Routes(List.of(domains), List.of("chat", "ops"))), "x", Set.of());

    assertThat(store.rows()).extracting(OutboxMessage::receiver).containsExactly("chat", "ops");
  }

  private static Matcher matching(String code, Optional<String> domain) {
    return new Matcher(
        Optional.empty(),
        Optional.of(new Glob(code)),
        Optional.empty(),
        domain.map(Glob::new),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private Decision troubled(SelfIncidents self, String summary, Set<String> except) {
    Finding finding =
        new Finding(
            FindingCode.SELF_SMTP_BLOCKED,
            Severity.ERROR,
            CAUSE,
            CAUSE,
            summary,
            "Open port 25",
            "RFC 5321 §4.5.4.2");
    return self.troubled(finding, except, store, clock.instant());
  }

  private static SelfIncidents self(Routes routes) {
    return new Incidents(
            Confirmation.DEFAULT,
            Flapping.DEFAULT,
            Calm.NONE,
            new Audience(routes, _ -> DomainLabels.NONE),
            Duration.ZERO,
            new Random(1))
        .self();
  }
}

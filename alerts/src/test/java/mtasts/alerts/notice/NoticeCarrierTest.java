package mtasts.alerts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.Reports;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Calm;
import mtasts.alerts.incident.Confirmation;
import mtasts.alerts.incident.Flapping;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Outcome;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

final class NoticeCarrierTest {

  private static final Finding EXPIRED =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.ERROR);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final List<Notice> told = new ArrayList<>();
  private final Audience audience =
      new Audience(new Routes(List.of(), List.of("ops")), _ -> DomainLabels.NONE);
  private final Incidents incidents =
      new Incidents(
          new Confirmation(1, 1, 1),
          Flapping.DEFAULT,
          Calm.NONE,
          audience,
          Duration.ZERO,
          new Random(1));
  private final NoticeCarrier carrier =
      new NoticeCarrier(
          store,
          new Listener(told),
          audience,
          Optional.empty(),
          new Origin("host", "0.1.0", Optional.empty()),
          clock);

  @Test
  void tellsTheIncidentAsItIsWhenItIsSent() throws InterruptedException {
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    carryNext();

    assertThat(told.getFirst().affected())
        .extracting(affected -> affected.domain().name())
        .containsExactly("a.example", "b.example");
    assertThat(told.getFirst().firstId()).isEmpty();
  }

  @Test
  void anOpenIncidentNamesOnlyDomainsThatStillHaveIt() throws InterruptedException {
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    round("a.example");
    carryNext();

    assertThat(told.getFirst().affected())
        .extracting(affected -> affected.domain().name())
        .containsExactly("b.example");
  }

  @Test
  void theEndPointsToTheFirstMessageAndNamesAllDomains() throws InterruptedException {
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    String first = carryNext();
    round("a.example");
    round("b.example");
    carryNext();

    assertThat(told.getLast().firstId()).hasValue(first);
    assertThat(told.getLast().tellsBoth()).isFalse();
    assertThat(told.getLast().affected()).hasSize(2);
  }

  @Test
  void theEndTellsBothWhereNothingWasDelivered() throws InterruptedException {
    round("a.example", EXPIRED);
    round("a.example");
    carryNext();

    assertThat(told).singleElement().matches(Notice::tellsBoth);
    assertThat(store.claim("ops", clock.instant())).isEmpty();
  }

  private String carryNext() throws InterruptedException {
    OutboxMessage message = store.claim("ops", clock.instant()).orElseThrow();
    assertThat(carrier.carry(message)).isInstanceOf(Outcome.Delivered.class);
    store.delivered(message.id(), clock.instant());
    return message.id();
  }

  private void round(String domain, Finding... findings) {
    incidents.take(
        Reports.report(domain, clock.advance(Duration.ofMinutes(1)), findings),
        store,
        clock.instant());
  }

  private record Listener(List<Notice> told) implements Receiver {
    @Override
    public Outcome deliver(Message message) {
      told.add((Notice) message);
      return Outcome.taken();
    }

    @Override
    public void close() {}
  }
}

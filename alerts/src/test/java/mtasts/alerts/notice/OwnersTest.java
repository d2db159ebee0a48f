package mtasts.alerts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.Reports;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Calm;
import mtasts.alerts.incident.Confirmation;
import mtasts.alerts.incident.Flapping;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Outcome;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Owners;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

/** A receiver that goes to the owners of domains. */
final class OwnersTest {

  private static final Finding EXPIRED =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.ERROR);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private final Map<String, String> owners = new TreeMap<>();
  private final List<Notice> told = new ArrayList<>();
  private final Set<String> away = new HashSet<>();
  private final Audience audience =
      new Audience(
          new Routes(List.of(), List.of("owners"), List.of("ops")),
          _ -> DomainLabels.NONE,
          new Owners(Set.of("owners"), domain -> Optional.ofNullable(owners.get(domain.name()))));
  private final Incidents incidents =
      new Incidents(
          new Confirmation(1, 1, 1),
          Flapping.DEFAULT,
          new Calm(Optional.of(Duration.ofHours(24)), List.of()),
          audience,
          Duration.ofSeconds(30),
          new Random(5));

  @Test
  void fiveThousandDomainsOfThreeOwnersAreThreeMails() {
    for (int i = 0; i < 5_000; i++) {
      String domain = "d%04d.example".formatted(i);
      owners.put(domain, "owner%d@example.net".formatted(i % 3));
      round(domain, EXPIRED);
    }
    deliver();

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "opened owners (owner0@example.net) 1667",
            "opened owners (owner1@example.net) 1667",
            "opened owners (owner2@example.net) 1666");
    for (Notice notice : told) {
      assertThat(notice.affected())
          .allMatch(one -> notice.addressee().owner().equals(owner(one.domain())));
    }
  }

  @Test
  void eachHasAThreadOfItsOwn() {
    owners.put("a.example", "jo@example.net");
    owners.put("b.example", "al@example.net");
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    deliver();
    round("a.example");
    round("b.example");
    deliver();

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "opened owners (al@example.net) 1",
            "opened owners (jo@example.net) 1",
            "resolved owners (al@example.net) 1",
            "resolved owners (jo@example.net) 1");
    Map<String, String> firsts = new TreeMap<>();
    told.stream().limit(2).forEach(one -> firsts.put(one.addressee().toString(), one.id()));
    assertThat(told.subList(2, 4))
        .allSatisfy(
            one -> assertThat(one.firstId()).hasValue(firsts.get(one.addressee().toString())));
  }

  @Test
  void whoseLastDomainIsMendedHearsOfThatAtOnceAndOnce() {
    josAndAls();
    round("a.example");
    deliver();
    assertThat(lines()).containsExactly("resolved owners (jo@example.net) 1");
    assertThat(told.getFirst().story())
        .hasValue("This is over for all domains of which you are told. It goes on for others.");
    assertThat(told.getFirst().incident().resolvedAt()).isPresent();
    assertThat(told.getFirst().firstId()).isPresent();
    assertThat(store.incidents().getFirst().resolvedAt()).isEmpty();

    incidents.timers().turn(store, clock.advance(Duration.ofHours(25)));
    round("b.example");
    deliver();
    assertThat(lines())
        .containsExactly(
            "resolved owners (jo@example.net) 1", "resolved owners (al@example.net) 1");
    assertThat(told.getLast().story()).hasValue("This is over.");
  }

  @Test
  void whoHasAnotherDomainInItHearsNothingYet() {
    owners.put("c.example", "jo@example.net");
    round("c.example", EXPIRED);
    josAndAls();
    round("a.example");
    deliver();

    assertThat(lines()).isEmpty();
  }

  @Test
  void whatComesBackIsToldAnewAndEndsOnceMore() {
    josAndAls();
    round("a.example");
    deliver();
    clock.advance(Duration.ofMinutes(10));
    round("a.example", EXPIRED);
    deliver();
    assertThat(lines())
        .containsExactly("resolved owners (jo@example.net) 1", "opened owners (jo@example.net) 1");
    assertThat(told.getLast().story())
        .hasValue("This is back: it was over for the domains of which you are told.");

    round("a.example");
    round("b.example");
    deliver();
    assertThat(lines())
        .containsExactly(
            "resolved owners (jo@example.net) 1",
            "opened owners (jo@example.net) 1",
            "resolved owners (jo@example.net) 1",
            "resolved owners (al@example.net) 1");
  }

  @Test
  void whatOpenedAndEndedForOneUntoldIsOneMessage() {
    away.add("jo@example.net");
    josAndAls();
    round("a.example");
    away.clear();
    clock.advance(Duration.ofHours(1));
    deliver();

    assertThat(lines()).containsExactly("resolved owners (jo@example.net) 1");
    assertThat(told.getFirst().story())
        .hasValue(
            "This opened and is over for all domains of which you are told: no message about it"
                + " could be delivered in between. It goes on for others.");
  }

  @Test
  void anEndThatWasNotSentIsNotToldWhereItIsBack() {
    josAndAls();
    away.add("jo@example.net");
    round("a.example");
    deliver();
    round("a.example", EXPIRED);
    away.clear();
    clock.advance(Duration.ofHours(1));
    deliver();

    assertThat(lines()).containsExactly("opened owners (jo@example.net) 1");
  }

  @Test
  void whatCameBackDuringAnAcknowledgementIsTold() {
    josAndAls();
    round("a.example");
    deliver();
    store.put(new Acknowledgement(store.incidents().getFirst().id(), clock.instant(), "known"));
    clock.advance(Duration.ofMinutes(10));
    round("a.example", EXPIRED);
    deliver();

    assertThat(lines()).last().isEqualTo("opened owners (jo@example.net) 1");
  }

  @Test
  void whatFlapsIsToldToEachAsItSettled() {
    owners.put("a.example", "jo@example.net");
    owners.put("b.example", "al@example.net");
    for (int i = 0; i < 2; i++) {
      round("a.example", EXPIRED);
      round("a.example");
      deliver();
    }
    assertThat(lines()).last().isEqualTo("flapping owners (jo@example.net) 1");
    told.clear();

    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    round("a.example");
    incidents.timers().turn(store, clock.advance(Duration.ofHours(1)));
    deliver();
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "resolved owners (jo@example.net) 1", "opened owners (al@example.net) 1");
  }

  /** A domain of Jo's and one of Al's share what is broken, and both have heard of it. */
  private void josAndAls() {
    owners.put("a.example", "jo@example.net");
    owners.put("b.example", "al@example.net");
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    deliver();
    told.clear();
  }

  @Test
  void oneWhoCanNotBeToldHoldsNoOther() {
    owners.put("a.example", "al@example.net");
    owners.put("b.example", "jo@example.net");
    away.add("al@example.net");
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    deliver();
    assertThat(lines()).containsExactly("opened owners (jo@example.net) 1");

    away.clear();
    clock.advance(Duration.ofHours(1));
    deliver();
    assertThat(lines()).last().isEqualTo("opened owners (al@example.net) 1");
  }

  @Test
  void whatNobodyOwnsGoesToTheFallback() {
    owners.put("a.example", "jo@example.net");
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    deliver();

    assertThat(lines())
        .containsExactlyInAnyOrder("opened ops 1", "opened owners (jo@example.net) 1");
    assertThat(told)
        .filteredOn(one -> one.receiver().equals("ops"))
        .allMatch(one -> one.affected().getFirst().domain().name().equals("b.example"));
  }

  @Test
  void whoOwnsItNoMoreIsNotTold() {
    owners.put("a.example", "jo@example.net");
    round("a.example", EXPIRED);
    owners.put("a.example", "al@example.net");
    deliver();

    assertThat(lines()).isEmpty();
  }

  @Test
  void eachIsReminded() {
    owners.put("a.example", "jo@example.net");
    owners.put("b.example", "al@example.net");
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    deliver();
    told.clear();
    incidents.timers().turn(store, clock.advance(Duration.ofHours(25)));
    deliver();

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "reminder owners (al@example.net) 1", "reminder owners (jo@example.net) 1");
  }

  @Test
  void theMonitorsOwnTroubleIsNoneOfTheirs() {
    Finding trouble =
        new Finding(
            FindingCode.SELF_SMTP_BLOCKED,
            Severity.ERROR,
            "this monitor",
            "this monitor",
            "blocked",
            "open it",
            "");
    incidents.self().troubled(trouble, Set.of(), store, clock.instant());

    assertThat(store.rows()).isEmpty();
  }

  private Optional<String> owner(DomainName domain) {
    return Optional.ofNullable(owners.get(domain.name()));
  }

  private void round(String domain, Finding... findings) {
    incidents.take(
        Reports.report(domain, clock.advance(Duration.ofMillis(1)), findings),
        store,
        clock.instant());
  }

  private void deliver() {
    clock.advance(Duration.ofMinutes(1));
    NoticeCarrier carrier =
        new NoticeCarrier(
            store,
            new Listener(),
            audience,
            Optional.empty(),
            new Origin("host", "0.1.0", Optional.empty()),
            clock);
    for (String receiver : List.of("ops", "owners")) {
      Optional<OutboxMessage> next = store.claim(receiver, clock.instant());
      while (next.isPresent()) {
        carry(carrier, next.get());
        next = store.claim(receiver, clock.instant());
      }
    }
  }

  private void carry(NoticeCarrier carrier, OutboxMessage message) {
    Outcome outcome;
    try {
      outcome = carrier.carry(message);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    switch (outcome) {
      case Outcome.Delivered _ -> store.delivered(message.id(), clock.instant());
      case Outcome.Dropped(String why) -> store.drop(message.id(), clock.instant(), why);
      case Outcome.Retry(String reason, Optional<Duration> _) ->
          store.retry(message.id(), clock.instant().plus(Duration.ofMinutes(5)), reason);
      case Outcome.Refused _, Outcome.Held _ -> throw new AssertionError(outcome);
    }
  }

  private List<String> lines() {
    return told.stream()
        .map(one -> one.kind() + " " + one.addressee() + " " + one.affected().size())
        .toList();
  }

  private final class Listener implements Receiver {
    @Override
    public Outcome deliver(Message message) {
      if (message.addressee().owner().filter(away::contains).isPresent()) {
        return Outcome.retry("away");
      }
      told.add((Notice) message);
      return Outcome.taken();
    }

    @Override
    public void close() {}
  }
}

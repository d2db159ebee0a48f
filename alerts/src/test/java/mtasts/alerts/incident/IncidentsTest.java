package mtasts.alerts.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.Reports;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.OutboxMessage.Status;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Route;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

final class IncidentsTest {

  private static final Finding EXPIRED =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.ERROR);
  private static final Finding NO_RECORD =
      Reports.finding(
          FindingCode.RECORD_MISSING,
          Severity.ERROR,
          "_mta-sts.example.com",
          "_mta-sts.example.com");
  private static final Finding NO_STARTTLS =
      Reports.atMx(FindingCode.SMTP_STARTTLS_MISSING, Severity.ERROR);
  private static final Duration GROUP_WAIT = Duration.ofSeconds(30);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();
  private Incidents incidents = incidents(new Routes(List.of(), List.of("ops")));

  @Test
  void aConfirmedFaultOpensAnIncidentAndOneRowAReceiver() {
    incidents = incidents(new Routes(List.of(), List.of("ops", "chat")));
    round("example.com");
    Taken first = round("example.com", NO_STARTTLS);
    assertThat(first.unsettled()).hasValue(1);
    assertThat(store.rows()).isEmpty();

    Taken second = round("example.com", NO_STARTTLS);

    assertThat(second.unsettled()).isEmpty();
    assertThat(second.decisions()).extracting(Decision::reason).containsExactly(Reason.CONFIRMED);
    Incident incident = store.incidents().getFirst();
    assertThat(incident.id()).matches("20261123-[0-9a-f]{6}");
    assertThat(incident.foundAtStart()).isFalse();
    assertThat(incident.title()).startsWith(Reports.MX + ": ");
    assertThat(store.rows())
        .extracting(OutboxMessage::receiver, MemoryStore::kind, OutboxMessage::notBefore)
        .containsExactlyInAnyOrder(
            tuple("ops", MessageKind.OPENED, due()), tuple("chat", MessageKind.OPENED, due()));
  }

  @Test
  void whatTheFirstRoundFindsIsMarkedAsFoundAtStart() {
    round("example.com", NO_RECORD);
    Taken taken = round("example.com", NO_RECORD);

    assertThat(taken.decisions())
        .extracting(Decision::reason)
        .containsExactly(Reason.FOUND_AT_START);
    assertThat(store.incidents()).singleElement().matches(Incident::foundAtStart);
  }

  @Test
  void aDoubtForgetsWhatIsNotConfirmedAndNothingElse() {
    Finding silent = Reports.atMx(FindingCode.SMTP_CONNECT_FAILED, Severity.ERROR);
    Finding gone =
        Reports.finding(
            FindingCode.SMTP_CONNECT_FAILED, Severity.ERROR, "mx9", "mx9 [2001:db8::9]");
    round("example.com");
    for (int i = 0; i < 3; i++) {
      round("example.com", silent, gone, NO_RECORD);
    }

    List<Decision> decisions =
        incidents.doubt(
            Set.of(FindingCode.SMTP_CONNECT_FAILED), key -> !key.cause().contains(":"), store);

    assertThat(decisions).extracting(Decision::reason).containsExactly(Reason.DOUBTED);
    round("example.com", silent, gone, NO_RECORD);
    assertThat(store.incidents())
        .extracting(incident -> incident.key().cause())
        .containsExactlyInAnyOrder("mx9 [2001:db8::9]", "_mta-sts.example.com");
  }

  @Test
  void aDoubtForgetsThatAnIncidentLookedWorse() {
    Finding mild = Reports.atMx(FindingCode.SMTP_CONNECT_FAILED, Severity.WARNING);
    Finding silent = Reports.atMx(FindingCode.SMTP_CONNECT_FAILED, Severity.ERROR);
    for (int i = 0; i < 4; i++) {
      round("example.com", mild);
    }
    for (int i = 0; i < 3; i++) {
      round("example.com", silent);
    }
    incidents.doubt(Set.of(FindingCode.SMTP_CONNECT_FAILED), _ -> true, store);
    round("example.com", silent);
    assertThat(store.incidents())
        .singleElement()
        .extracting(Incident::severity)
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void aLookupInDoubtIsNotUnknownForLong() {
    Finding failed =
        Reports.finding(FindingCode.DNS_LOOKUP_FAILED, Severity.UNKNOWN, "a A", "example.com");
    round("example.com", failed);
    clock.advance(Duration.ofHours(5));
    take(Reports.blind("example.com", tick(), Set.of(FindingCode.DNS_LOOKUP_FAILED), failed));
    clock.advance(Duration.ofHours(2));
    round("example.com", failed);
    assertThat(store.incidents()).isEmpty();
    clock.advance(Duration.ofHours(6));
    round("example.com", failed);
    assertThat(store.incidents()).hasSize(1);
  }

  @Test
  void aRoundThatCouldFindOutNothingIsNoBeginning() {
    take(Reports.blind("example.com", tick(), Set.of(FindingCode.RECORD_MISSING)));
    round("example.com", NO_RECORD);
    round("example.com", NO_RECORD);

    assertThat(store.incidents()).singleElement().matches(Incident::foundAtStart);
  }

  @Test
  void domainsWithOneCauseShareOneIncidentAndOneUnsentMessage() {
    for (int i = 0; i < 60; i++) {
      round("d" + i + ".example", EXPIRED);
    }

    assertThat(store.incidents()).hasSize(1);
    assertThat(store.stillAffected(store.incidents().getFirst().id())).isEqualTo(60);
    assertThat(store.rows()).hasSize(1);
  }

  @Test
  void moreDomainsAfterTheMessageAreAnUpdate() {
    round("a.example", EXPIRED);
    send();
    Taken taken = round("b.example", EXPIRED);
    round("c.example", EXPIRED);

    assertThat(taken.decisions()).extracting(Decision::reason).contains(Reason.MORE_DOMAINS);
    assertThat(store.kinds("ops", Status.WAITING)).containsExactly(MessageKind.UPDATED);
  }

  @Test
  void aMessageThatWasTriedTakesNothingMoreAlong() {
    round("a.example", EXPIRED);
    OutboxMessage tried = store.claim("ops", clock.advance(GROUP_WAIT)).orElseThrow();
    store.retry(tried.id(), clock.instant().plusSeconds(5), "busy");

    round("b.example", EXPIRED);

    assertThat(store.kinds("ops", Status.WAITING))
        .containsExactly(MessageKind.OPENED, MessageKind.UPDATED);
  }

  @Test
  void aWorseSeverityIsToldAtOnce() {
    round("example.com", Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRING, Severity.WARNING));
    send();
    Taken taken =
        round("example.com", Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRING, Severity.ERROR));

    assertThat(taken.decisions()).extracting(Decision::reason).contains(Reason.WORSENED);
    assertThat(store.incidents().getFirst().severity()).isEqualTo(Severity.ERROR);
    assertThat(store.kinds("ops", Status.WAITING)).containsExactly(MessageKind.UPDATED);
    assertThat(store.nextDue("ops")).hasValue(clock.instant());
  }

  @Test
  void theLastDomainThatRecoversResolvesIt() {
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    send();
    round("a.example");
    Taken first = round("a.example");
    assertThat(first.decisions()).extracting(Decision::reason).contains(Reason.FEWER_DOMAINS);
    assertThat(store.kinds("ops", Status.WAITING)).isEmpty();

    round("b.example");
    Taken last = round("b.example");

    assertThat(last.decisions()).extracting(Decision::reason).contains(Reason.RECOVERED);
    assertThat(store.kinds("ops", Status.WAITING)).containsExactly(MessageKind.RESOLVED);
    assertThat(store.incidents().getFirst().resolvedAt()).hasValue(clock.instant());
    assertThat(store.symptoms(DomainName.of("b.example"))).isEmpty();
  }

  @Test
  void whatOpenedAndClosedUnsentBecomesOneMessage() {
    round("example.com", EXPIRED);
    round("example.com");
    round("example.com");

    assertThat(store.kinds("ops", Status.SUPERSEDED)).containsExactly(MessageKind.OPENED);
    assertThat(store.kinds("ops", Status.WAITING)).containsExactly(MessageKind.RESOLVED);
  }

  @Test
  void theEndKeepsTheRestThatTheReceiverAskedFor() {
    round("example.com", EXPIRED);
    OutboxMessage tried = store.claim("ops", clock.advance(GROUP_WAIT)).orElseThrow();
    Instant rest = clock.instant().plus(Duration.ofHours(2));
    store.retry(tried.id(), rest, "429");
    round("example.com");
    round("example.com");

    assertThat(store.nextDue("ops")).hasValue(rest);
  }

  @Test
  void aBlipIsNothing() {
    round("example.com");
    round("example.com", NO_STARTTLS);
    Taken taken = round("example.com");

    assertThat(taken.decisions()).extracting(Decision::reason).containsExactly(Reason.UNCONFIRMED);
    assertThat(store.incidents()).isEmpty();
    assertThat(store.symptoms(DomainName.of("example.com"))).isEmpty();
  }

  @Test
  void aSharedProbeCountsOnce() {
    Instant probed = clock.instant();
    take(Reports.shared("example.com", tick(), probed, NO_STARTTLS));
    Taken again = take(Reports.shared("example.com", tick(), probed, NO_STARTTLS));
    assertThat(again.decisions())
        .extracting(Decision::reason)
        .containsExactly(Reason.ALREADY_COUNTED);

    take(Reports.shared("example.com", tick(), clock.instant(), NO_STARTTLS));

    assertThat(store.incidents()).hasSize(1);
  }

  @Test
  void infoMakesNothing() {
    round("example.com", Reports.atMx(FindingCode.MX_TOO_MANY, Severity.INFO));

    assertThat(store.symptoms(DomainName.of("example.com"))).isEmpty();
  }

  @Test
  void unknownIsToldAsAWarningOfItsOwnAfterSixHours() {
    Finding deferred = Reports.atMx(FindingCode.SMTP_DEFERRED, Severity.UNKNOWN);
    for (int i = 0; i < 360; i++) {
      assertThat(round("example.com", deferred).unsettled()).isEmpty();
    }
    assertThat(store.incidents()).isEmpty();

    round("example.com", deferred);

    assertThat(store.incidents())
        .singleElement()
        .matches(incident -> incident.severity() == Severity.WARNING);
    assertThat(store.kinds("ops", Status.WAITING)).containsExactly(MessageKind.OPENED);
  }

  @Test
  void aDoubtNeitherOpensNorEndsAnything() {
    Finding dead = Reports.atMx(FindingCode.SMTP_TIMEOUT, Severity.ERROR);
    Finding doubted = Reports.atMx(FindingCode.SMTP_TIMEOUT, Severity.UNKNOWN);
    for (int i = 0; i < 3; i++) {
      round("example.com", dead);
    }
    round("example.com", doubted);
    round("example.com", dead);
    assertThat(store.incidents()).isEmpty();

    for (int i = 0; i < 3; i++) {
      round("example.com", dead);
    }
    for (int i = 0; i < 500; i++) {
      round("example.com", doubted);
    }

    assertThat(store.incidents())
        .singleElement()
        .matches(incident -> incident.state() == Incident.State.OPEN);
  }

  @Test
  void whatMemoryRepeatsInARoundThatCouldNotLookConfirmsNothing() {
    Finding weaker =
        Reports.finding(FindingCode.HISTORY_MODE_WEAKENED, Severity.ERROR, "policy", "host");
    round("a.example", weaker);

    for (int i = 0; i < 3; i++) {
      take(Reports.blind("a.example", tick(), Set.of(FindingCode.HISTORY_MODE_WEAKENED), weaker));
    }

    assertThat(store.incidents()).isEmpty();
  }

  @Test
  void moreDomainsAreToldEveryTenMinutes() {
    round("a.example", EXPIRED);
    send();
    Instant told = clock.instant();
    round("b.example", EXPIRED);

    assertThat(store.nextDue("ops")).hasValue(told.plus(Duration.ofMinutes(10)));
  }

  @Test
  void aMessageUnderWayCountsAsToldForMoreDomains() {
    round("a.example", EXPIRED);
    store.claim("ops", clock.advance(GROUP_WAIT));
    round("b.example", EXPIRED);

    assertThat(store.rows().getLast().notBefore())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void whatAWorseFaultHidesIsNotResolved() {
    Finding policy =
        Reports.finding(FindingCode.POLICY_SYNTAX, Severity.ERROR, "line 2", "mta-sts.example.com");
    round("example.com", policy);
    round("example.com", policy);
    round("example.com", NO_RECORD);
    round("example.com", NO_RECORD);
    round("example.com", NO_RECORD);

    assertThat(store.incidents()).hasSize(2).allMatch(i -> i.state() == Incident.State.OPEN);
  }

  @Test
  void aFaultInSeveralPlacesOfOneCauseIsOneSymptom() {
    Finding second =
        Reports.finding(
            FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.WARNING, "elsewhere", Reports.MX);
    round("example.com", second, EXPIRED);

    assertThat(store.incidents())
        .singleElement()
        .matches(incident -> incident.severity() == Severity.ERROR);
  }

  @Test
  void aDomainThatLeavesClosesItsPartWithoutAMessage() {
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    incidents.forget(DomainName.of("a.example"), store, clock.instant());
    assertThat(store.incidents().getFirst().state()).isEqualTo(Incident.State.OPEN);

    List<Decision> decisions = incidents.forget(DomainName.of("b.example"), store, clock.instant());

    assertThat(decisions).extracting(Decision::reason).containsExactly(Reason.FORGOTTEN);
    assertThat(store.incidents().getFirst().state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(store.kinds("ops", Status.WAITING)).isEmpty();
    assertThat(store.known(DomainName.of("a.example"))).isFalse();
  }

  @Test
  void aReceiverHearsOfTheEndOnlyWhereItHeardOfTheBeginning() {
    incidents = incidents(new Routes(List.of(acmeOnly("acme"), everything("ops")), List.of()));
    round("other.example", EXPIRED);
    round("other.example");
    round("other.example");

    assertThat(store.rows()).extracting(OutboxMessage::receiver).containsOnly("ops");
  }

  @Test
  void aReceiverWhomALaterDomainConcernsHearsThatItOpened() {
    incidents = incidents(new Routes(List.of(acmeOnly("acme"), everything("ops")), List.of()));
    round("other.example", EXPIRED);
    send();
    round("acme.example", EXPIRED);

    assertThat(store.kinds("acme", Status.WAITING)).containsExactly(MessageKind.OPENED);
    assertThat(store.kinds("ops", Status.WAITING)).containsExactly(MessageKind.UPDATED);
  }

  private static Route acmeOnly(String receiver) {
    Matcher acme =
        new Matcher(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("acme"),
            Map.of());
    return new Route(acme, List.of(receiver), true);
  }

  private static Route everything(String receiver) {
    return new Route(Matcher.EVERYTHING, List.of(receiver), false);
  }

  private static Incidents incidents(Routes routes) {
    return new Incidents(
        Confirmation.DEFAULT,
        Flapping.DEFAULT,
        Calm.NONE,
        new Audience(
            routes,
            domain ->
                domain.name().startsWith("acme")
                    ? new DomainLabels(Optional.of("acme"), Map.of())
                    : DomainLabels.NONE),
        GROUP_WAIT,
        new Random(1));
  }

  private Taken round(String domain, Finding... findings) {
    return take(Reports.report(domain, tick(), findings));
  }

  private Taken take(DomainReport report) {
    return incidents.take(report, store, clock.instant());
  }

  private Instant tick() {
    return clock.advance(Duration.ofMinutes(1));
  }

  private Instant due() {
    return clock.instant().plus(GROUP_WAIT);
  }

  private void send() {
    Instant now = clock.advance(GROUP_WAIT);
    for (String receiver : List.of("ops", "acme", "chat")) {
      store.claim(receiver, now).ifPresent(row -> store.delivered(row.id(), now));
    }
  }
}

package mtasts.alerts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.Reports;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Calm;
import mtasts.alerts.incident.Confirmation;
import mtasts.alerts.incident.Flapping;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Outcome;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Glob;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Route;
import mtasts.alerts.route.Routes;
import mtasts.alerts.route.Silence;
import mtasts.alerts.route.Window;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;

/**
 * Who hears what when silences, windows, reminders and acknowledgements have a say, over the whole
 * way from the round to the receiver. Every minute the timers are turned, and what is due is
 * delivered.
 */
final class QuietTest {

  private static final Finding EXPIRED =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.ERROR);
  private static final Finding EXPIRING =
      Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, Severity.WARNING);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeClock clock = new FakeClock();
  private final Instant start = clock.instant();
  private final MemoryStore store = new MemoryStore();
  private final List<String> told = new ArrayList<>();
  private final Map<String, DomainLabels> labels = new java.util.HashMap<>();
  private Routes routes = new Routes(List.of(), List.of("ops"));
  private Optional<Duration> reminder = Optional.empty();
  private List<Window> windows = List.of();
  private boolean down;

  // Silences

  @Test
  void withinASilenceNothingAndAtItsEndWhatIsThere() {
    silence("s1", domain("a.example"), 60);
    round("a.example", EXPIRED);
    pass(59);
    assertThat(told).isEmpty();
    assertThat(row(0).attempts()).isZero();
    assertThat(row(0).lastError().orElse("")).contains("2026-11-23T21:00:00Z", "because");

    pass(1);
    assertThat(told).containsExactly("60 ops opened a.example");
    pass(60);
    assertThat(told).hasSize(1);
  }

  @Test
  void whatOpensAndEndsWithinASilenceIsNeverTold() {
    silence("s1", domain("a.example"), 60);
    pass(10);
    round("a.example", EXPIRED);
    pass(10);
    round("a.example");
    pass(120);

    assertThat(told).isEmpty();
    assertThat(store.backlog("ops").waiting()).isZero();
  }

  @Test
  void soItIsWhereTheChannelIsDownUntilAfterItsEnd() {
    silence("s1", domain("a.example"), 60);
    pass(10);
    round("a.example", EXPIRED);
    pass(10);
    down = true;
    round("a.example");
    clock.advance(Duration.ofHours(2));
    down = false;
    pass(120);

    assertThat(told).isEmpty();
  }

  @Test
  void whatOpenedBeforeAndEndsWithinIsToldAtItsEnd() {
    round("a.example", EXPIRED);
    pass(5);
    silence("s1", domain("a.example"), 60);
    pass(5);
    round("a.example");
    pass(120);

    assertThat(told).containsExactly("1 ops opened a.example", "65 ops resolved a.example");
  }

  @Test
  void whatOpenedBeforeAndCouldNotBeToldIsOneMessageAfterwards() {
    down = true;
    round("a.example", EXPIRED);
    pass(5);
    silence("s1", domain("a.example"), 60);
    pass(5);
    round("a.example");
    down = false;
    pass(120);

    assertThat(told).containsExactly("65 ops resolved both a.example");
  }

  @Test
  void aSilenceThatIsRemovedTellsAtOnce() {
    Silence silence = silence("s1", domain("a.example"), 600);
    round("a.example", EXPIRED);
    pass(10);
    store.put(silence.endingAt(clock.instant()));
    pass(1);

    assertThat(told).containsExactly("11 ops opened a.example");
  }

  @Test
  void theEndOfWhatWasToldIsReleasedTooWhereItIsRemoved() {
    round("a.example", EXPIRED);
    pass(5);
    Silence silence = silence("s1", domain("a.example"), 600);
    round("a.example");
    pass(5);
    assertThat(told).hasSize(1);
    store.put(silence.endingAt(clock.instant()));
    pass(1);

    assertThat(told).containsExactly("1 ops opened a.example", "11 ops resolved a.example");
  }

  @Test
  void whatWasToldBeforeAndIsStillThereIsToldAgainAtTheEnd() {
    round("a.example", EXPIRED);
    pass(5);
    silence("s1", domain("a.example"), 60);
    pass(120);

    assertThat(told).containsExactly("1 ops opened a.example", "65 ops reminder a.example");
  }

  @Test
  void twoSilencesHoldUntilTheLastEnds() {
    silence("s1", domain("a.example"), 60);
    silence("s2", domain("*.example"), 90);
    round("a.example", EXPIRED);
    pass(200);

    assertThat(told).containsExactly("90 ops opened a.example");
  }

  @Test
  void aDomainThatIsSilencedIsLeftOutUntilTheEnd() {
    silence("s1", domain("a.example"), 60);
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    pass(120);

    assertThat(told)
        .containsExactly("1 ops opened b.example", "60 ops updated a.example b.example");
  }

  @Test
  void aDomainThatEndsWithinIsNotNamedAndChangesNothing() {
    silence("s1", domain("a.example"), 60);
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    pass(10);
    round("a.example");
    pass(120);
    round("b.example");
    pass(5);

    assertThat(told).containsExactly("1 ops opened b.example", "131 ops resolved b.example");
  }

  @Test
  void worseWithinASilenceWaitsForItsEndToo() {
    round("a.example", EXPIRING);
    pass(5);
    silence("s1", domain("a.example"), 60);
    round("a.example", EXPIRED);
    pass(120);

    assertThat(told).containsExactly("1 ops opened a.example", "65 ops updated a.example");
  }

  @Test
  void theMonitorsOwnTroubleIsSilencedByItsCode() {
    silence("s1", code("self.*"), 60);
    Finding blocked =
        Reports.finding(FindingCode.SELF_SMTP_BLOCKED, Severity.ERROR, "this monitor", "port 25");
    incidents().self().troubled(blocked, Set.of(), store, clock.instant());
    pass(30);
    assertThat(told).isEmpty();
    pass(31);
    assertThat(told).containsExactly("60 ops opened");
    incidents().self().over(IncidentKey.of(blocked), store, clock.instant());
    pass(1);
    assertThat(told).last().isEqualTo("62 ops resolved");
  }

  @Test
  void howLongItIsTriedCountsFromTheEnd() {
    silence("s1", domain("a.example"), 4 * 24 * 60);
    round("a.example", EXPIRED);
    pass(1);

    assertThat(row(0).dueAt()).isEqualTo(start.plus(Duration.ofDays(4)));
  }

  // Maintenance windows

  @Test
  void aWindowHoldsLikeASilenceAndShowsAsOne() {
    windows = List.of(daily("20:30", "21:30"));
    pass(30);
    round("a.example", EXPIRED);
    pass(1);
    assertThat(store.silences())
        .singleElement()
        .matches(one -> one.origin() == Silence.Origin.WINDOW)
        .matches(one -> one.comment().equals("maintenance daily 20:30-21:30 Z"))
        .matches(one -> one.until().equals(start.plus(Duration.ofMinutes(90))));
    pass(120);

    assertThat(told).containsExactly("90 ops opened a.example");
    assertThat(store.silences()).isEmpty();
  }

  @Test
  void aWindowHoldsFromItsFirstMoment() {
    windows = List.of(daily("20:30", "21:30"));
    clock.advance(Duration.ofMinutes(29).plusSeconds(55));
    turn();
    round("a.example", EXPIRED);
    clock.advance(Duration.ofSeconds(5));
    deliver();

    assertThat(told).isEmpty();
  }

  @Test
  void windowsThatJoinLetNothingThrough() {
    windows = List.of(daily("20:00", "00:00"), daily("00:00", "20:00"));
    pass(1);
    round("a.example", EXPIRED);
    pass(3 * 24 * 60);

    assertThat(told).isEmpty();
  }

  @Test
  void aWindowThatLeavesTheConfigurationEndsAtOnce() {
    windows = List.of(daily("20:00", "23:00"));
    pass(1);
    round("a.example", EXPIRED);
    pass(5);
    windows = List.of();
    pass(1);

    assertThat(told).containsExactly("7 ops opened a.example");
  }

  @Test
  void aWindowThatNothingFallsIntoTellsNothing() {
    windows = List.of(daily("20:30", "21:30"));
    pass(24 * 60);

    assertThat(told).isEmpty();
  }

  // Reminders

  @Test
  void anOpenIncidentIsToldAgainAfterTheLastMessage() {
    reminder = Optional.of(Duration.ofHours(1));
    round("a.example", EXPIRED);
    pass(30);
    round("b.example", EXPIRED);
    pass(100);

    assertThat(told)
        .containsExactly(
            "1 ops opened a.example",
            "31 ops updated a.example b.example",
            "91 ops reminder a.example b.example");
  }

  @Test
  void nobodyIsRemindedWhereThatIsOff() {
    round("a.example", EXPIRED);
    pass(3 * 24 * 60);

    assertThat(told).hasSize(1);
  }

  @Test
  void whereSomethingWaitsNobodyIsReminded() {
    reminder = Optional.of(Duration.ofHours(1));
    round("a.example", EXPIRED);
    pass(30);
    down = true;
    round("b.example", EXPIRED);
    pass(100);

    assertThat(store.backlog("ops").waiting()).isOne();
  }

  @Test
  void aReminderIsHeldByASilenceAndNotRepeatedAtItsEnd() {
    reminder = Optional.of(Duration.ofHours(1));
    round("a.example", EXPIRED);
    pass(30);
    silence("s1", domain("a.example"), 120);
    pass(150);

    assertThat(told).containsExactly("1 ops opened a.example", "150 ops reminder a.example");
  }

  @Test
  void whatFlapsIsNotRemindedOf() {
    reminder = Optional.of(Duration.ofMinutes(10));
    for (int i = 0; i < 2; i++) {
      round("a.example", EXPIRED);
      pass(1);
      round("a.example");
      pass(1);
    }
    assertThat(told).last().asString().startsWith("4 ops flapping");
    pass(29);

    assertThat(told).hasSize(4);
  }

  // Acknowledgement

  @Test
  void whatIsAcknowledgedIsNotRepeatedAndItsEndIsTold() {
    reminder = Optional.of(Duration.ofHours(1));
    round("a.example", EXPIRED);
    pass(5);
    acknowledge();
    round("b.example", EXPIRED);
    pass(300);
    round("a.example");
    round("b.example");
    pass(1);

    assertThat(told)
        .containsExactly("1 ops opened a.example", "306 ops resolved known a.example b.example");
  }

  @Test
  void worseIsToldAllTheSame() {
    round("a.example", EXPIRING);
    pass(5);
    acknowledge();
    round("a.example", EXPIRED);
    pass(5);

    assertThat(told).containsExactly("1 ops opened a.example", "6 ops updated known a.example");
  }

  @Test
  void whoKnowsNothingYetHearsOfItsDomain() {
    routes =
        new Routes(
            List.of(
                new Route(domain("a.*"), List.of("one"), false),
                new Route(domain("b.*"), List.of("two"), false)),
            List.of("one", "two"));
    round("a.example", EXPIRED);
    pass(5);
    acknowledge();
    round("b.example", EXPIRED);
    pass(5);

    assertThat(told).containsExactly("1 one opened a.example", "6 two opened known b.example");
  }

  @Test
  void anAcknowledgementEndsWithItsIncident() {
    round("a.example", EXPIRED);
    pass(5);
    acknowledge();
    round("a.example");
    pass(5);
    assertThat(
            Acknowledgement.give(store.incidents().getFirst().id(), "late", store, clock.instant()))
        .isEmpty();
    round("a.example", EXPIRED);
    pass(5);

    assertThat(told).last().isEqualTo("11 ops opened a.example");
  }

  @Test
  void aSilenceThatEndsDoesNotRepeatWhatIsAcknowledged() {
    round("a.example", EXPIRED);
    pass(5);
    acknowledge();
    silence("s1", domain("a.example"), 60);
    pass(120);

    assertThat(told).hasSize(1);
  }

  @Test
  void aReminderThatWaitsIsWithdrawn() {
    reminder = Optional.of(Duration.ofHours(1));
    round("a.example", EXPIRED);
    pass(30);
    silence("s1", domain("a.example"), 120);
    pass(60);
    acknowledge();
    pass(120);

    assertThat(told).hasSize(1);
  }

  // Whom a domain concerns

  @Test
  void aReceiverHearsOnlyOfItsDomains() {
    label("a.example", "acme");
    label("b.example", "bolt");
    routes = customers("acme", "bolt");
    round("a.example", EXPIRED);
    round("b.example", EXPIRED);
    pass(1);
    round("a.example");
    round("b.example");
    pass(1);

    assertThat(told)
        .containsExactlyInAnyOrder(
            "1 acme opened a.example",
            "1 bolt opened b.example",
            "2 acme resolved a.example",
            "2 bolt resolved b.example");
  }

  @Test
  void whatConcernsAReceiverNoMoreIsDroppedAndOnlyWhatItHeardOfEnds() {
    label("a.example", "acme");
    routes = customers("acme", "bolt");
    round("a.example", EXPIRED);
    pass(1);
    routes = new Routes(List.of(), List.of("acme", "bolt"));
    round("b.example", EXPIRED);
    routes = customers("acme", "bolt");
    pass(30);
    assertThat(told).containsExactly("1 acme opened a.example", "11 acme updated a.example");
    assertThat(store.backlog("bolt").waiting()).isZero();

    routes = new Routes(List.of(new Route(code("policy.*"), List.of("acme"), false)), List.of());
    round("a.example");
    round("b.example");
    pass(1);
    assertThat(told).hasSize(3).last().isEqualTo("32 acme resolved");
  }

  @Test
  void aDomainThatBecameMilderIsStillItsReceiversOwn() {
    routes =
        new Routes(
            List.of(
                new Route(severity(Severity.ERROR), List.of("ops"), false),
                new Route(severity(Severity.WARNING), List.of("low"), false)),
            List.of("ops", "low"));
    round("a.example", EXPIRED);
    pass(1);
    round("a.example", EXPIRING);
    round("a.example");
    pass(1);

    assertThat(told).containsExactly("1 ops opened a.example", "2 ops resolved a.example");
  }

  @Test
  void theEndOfASilenceTellsNobodyWhomOnlyAWorseDomainConcerns() {
    routes =
        new Routes(
            List.of(
                new Route(domain("b.*"), List.of("bolt"), false),
                new Route(severity(Severity.ERROR), List.of("ops"), false),
                new Route(severity(Severity.WARNING), List.of("low"), false)),
            List.of("bolt", "ops", "low"));
    silence("s1", domain("a.*"), 60);
    round("a.example", EXPIRING);
    round("b.example", EXPIRED);
    pass(61);

    assertThat(told).containsExactly("1 bolt opened b.example", "60 low opened a.example");
  }

  private static Routes customers(String... names) {
    List<Route> routes = new ArrayList<>();
    for (String name : names) {
      routes.add(
          new Route(
              new Matcher(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of("customer", name)),
              List.of(name),
              false));
    }
    return new Routes(routes, List.of(names));
  }

  private void label(String domain, String customer) {
    labels.put(domain, new DomainLabels(Optional.empty(), Map.of("customer", customer)));
  }

  private static Matcher domain(String glob) {
    return matcher(Optional.empty(), Optional.empty(), Optional.of(new Glob(glob)));
  }

  private static Matcher code(String glob) {
    return matcher(Optional.empty(), Optional.of(new Glob(glob)), Optional.empty());
  }

  private static Matcher severity(Severity severity) {
    return matcher(Optional.of(severity), Optional.empty(), Optional.empty());
  }

  private static Matcher matcher(
      Optional<Severity> severity, Optional<Glob> code, Optional<Glob> domain) {
    return new Matcher(
        severity, code, Optional.empty(), domain, Optional.empty(), Optional.empty(), Map.of());
  }

  private static Window daily(String from, String to) {
    return new Window(
        Matcher.EVERYTHING,
        EnumSet.allOf(DayOfWeek.class),
        LocalTime.parse(from),
        LocalTime.parse(to),
        ZoneOffset.UTC);
  }

  private Silence silence(String id, Matcher match, int minutes) {
    Instant now = clock.instant();
    Silence silence =
        new Silence(
            id,
            match,
            now,
            now.plus(Duration.ofMinutes(minutes)),
            "because",
            Silence.Origin.PERSON,
            false);
    store.put(silence);
    return silence;
  }

  private void acknowledge() {
    String id = store.open().getFirst().id();
    assertThat(Acknowledgement.give(id, "on it", store, clock.instant())).isPresent();
  }

  private OutboxMessage row(int index) {
    return store.rows().get(index);
  }

  private Audience audience() {
    return new Audience(routes, domain -> labels.getOrDefault(domain.name(), DomainLabels.NONE));
  }

  private Incidents incidents() {
    return new Incidents(
        new Confirmation(1, 1, 1),
        Flapping.DEFAULT,
        new Calm(reminder, windows),
        audience(),
        Duration.ZERO,
        new Random(store.rows().size()));
  }

  /** A round of a domain, at a moment of its own. */
  private void round(String domain, Finding... findings) {
    Instant now = clock.advance(Duration.ofMillis(1));
    incidents().take(Reports.report(domain, now, findings), store, now);
  }

  private void pass(int minutes) {
    for (int i = 0; i < minutes; i++) {
      Instant next = start.plus(MINUTE.multipliedBy(minutesGone() + 1));
      clock.advance(Duration.between(clock.instant(), next));
      turn();
      deliver();
    }
  }

  private long minutesGone() {
    return Duration.between(start, clock.instant()).toMinutes();
  }

  private void turn() {
    incidents().timers().turn(store, clock.instant());
  }

  private void deliver() {
    Set<String> receivers =
        store.rows().stream().map(OutboxMessage::receiver).collect(Collectors.toSet());
    for (String receiver : receivers) {
      Optional<OutboxMessage> next = store.claim(receiver, clock.instant());
      while (next.isPresent()) {
        carry(next.get());
        next = store.claim(receiver, clock.instant());
      }
    }
  }

  private void carry(OutboxMessage message) {
    NoticeCarrier carrier =
        new NoticeCarrier(
            store,
            new Listener(),
            audience(),
            Optional.empty(),
            new Origin("host", "0.1.0", Optional.empty()),
            clock);
    switch (carried(carrier, message)) {
      case Outcome.Delivered _ -> store.delivered(message.id(), clock.instant());
      case Outcome.Retry(String reason, Optional<Duration> _) ->
          store.retry(message.id(), clock.instant().plus(MINUTE), reason);
      case Outcome.Refused(String reason) -> store.dead(message.id(), clock.instant(), reason);
      case Outcome.Held(Instant until, String why) -> store.hold(message.id(), until, why);
      case Outcome.Dropped(String why) -> store.drop(message.id(), clock.instant(), why);
    }
  }

  private static Outcome carried(NoticeCarrier carrier, OutboxMessage message) {
    try {
      return carrier.carry(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Notes a line for each notice: minute, receiver, kind, what is special, domains. */
  private final class Listener implements Receiver {
    @Override
    public Outcome deliver(Message message) {
      Notice notice = (Notice) message;
      if (down) {
        return Outcome.retry("down");
      }
      StringBuilder line = new StringBuilder();
      line.append(minutesGone()).append(' ').append(notice.receiver());
      line.append(' ').append(notice.kind()).append(notice.tellsBoth() ? " both" : "");
      line.append(notice.acknowledgement().isPresent() ? " known" : "");
      notice.affected().forEach(one -> line.append(' ').append(one.domain()));
      told.add(line.toString());
      return Outcome.taken();
    }

    @Override
    public void close() {}
  }
}

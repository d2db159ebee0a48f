package mtasts.alerts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mtasts.alerts.FakeClock;
import mtasts.alerts.MemoryStore;
import mtasts.alerts.Reports;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.NoticeCarrier;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Outcome;
import mtasts.alerts.outbox.Topic;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Glob;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Routes;
import mtasts.alerts.route.Silence;
import mtasts.alerts.route.Silences;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import org.junit.jupiter.api.Test;

final class DigestMakerTest {

  private static final DigestTimes DAILY =
      new DigestTimes(Optional.empty(), LocalTime.of(8, 0), ZoneOffset.UTC);

  private final FakeClock clock = new FakeClock();
  private final Instant now = clock.instant();
  private final List<DomainReport> reports = new ArrayList<>();
  private final List<DigestArchive.Open> open = new ArrayList<>();
  private final List<Silence> silences = new ArrayList<>();
  private final List<Instant> asked = new ArrayList<>();
  private Optional<Instant> lastTold = Optional.empty();

  @Test
  void tellsOfThePeriodWhereNoneWasTaken() {
    assertThat(make().since()).isEqualTo(now.minus(Duration.ofDays(1)));
  }

  @Test
  void tellsOfTheTimeSinceTheLastThatWasTaken() {
    lastTold = Optional.of(now.minus(Duration.ofDays(3)));

    assertThat(make().since()).isEqualTo(now.minus(Duration.ofDays(3)));
    assertThat(asked).singleElement().matches(now.minus(Duration.ofDays(3))::isAfter);
  }

  @Test
  void aLastThatLiesAheadIsNotBelieved() {
    lastTold = Optional.of(now.plusSeconds(1));

    assertThat(make().since()).isEqualTo(now.minus(Duration.ofDays(1)));
  }

  @Test
  void countsDomainsAndNamesThoseThatCouldNotBeTold() {
    reports.add(report("a.example", Status.OK));
    reports.add(report("b.example", Status.UNKNOWN));
    reports.add(report("c.example", Status.OK));

    Digest digest = make();

    assertThat(digest.domains()).isEqualTo(Map.of(Status.OK, 2, Status.UNKNOWN, 1));
    assertThat(digest.unknown().first()).containsExactly(new DomainName("b.example"));
  }

  @Test
  void theWorstAndOldestComesFirstAndNoMoreThanTwenty() {
    open("1", Severity.WARNING, 3, "a.example");
    open("2", Severity.ERROR, 1, "a.example");
    open("3", Severity.ERROR, 2, "a.example", "b.example");
    IntStream.range(10, 30).forEach(i -> open("4" + i, Severity.WARNING, 0, "a.example"));

    Digest digest = make();

    assertThat(digest.open().total()).isEqualTo(23);
    assertThat(digest.open().first())
        .hasSize(20)
        .extracting(one -> one.incident().id() + " " + one.domains())
        .startsWith("3 2", "2 1", "1 1");
  }

  @Test
  void marksWhatASilenceHoldsAsAWhole() {
    open("1", Severity.ERROR, 1, "a.example");
    open("2", Severity.ERROR, 0, "a.example", "b.example");
    silences.add(
        new Silence(
            "s",
            new Matcher(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Glob("a.example")),
                Optional.empty(),
                Optional.empty(),
                Map.of()),
            now.minusSeconds(1),
            now.plusSeconds(60),
            "known",
            Silence.Origin.PERSON,
            false));

    assertThat(make().open().first())
        .extracting(one -> one.silence().map(Silence::comment))
        .containsExactly(Optional.of("known"), Optional.empty());
  }

  @Test
  void namesTheCertificatesThatEndFirstOncePerHost() {
    for (int i = 0; i < 30; i++) {
      reports.add(
          report(
              "d%02d.example".formatted(i),
              Status.OK,
              mx("shared.example", 15 + i),
              mx("mx%02d.example".formatted(i), 40 - i)));
    }

    assertThat(make().expiries().first())
        .hasSize(10)
        .extracting(one -> one.host() + " " + Duration.between(now, one.notAfter()).toDays())
        .startsWith("mx29.example 11", "mx28.example 12")
        .contains("shared.example 15")
        .doesNotHaveDuplicates();
  }

  @Test
  void aDailyOneIsDroppedWhereThereIsNothingToSayAndAWeeklyOneIsNot() throws Exception {
    assertThat(carried(DAILY)).isInstanceOf(Outcome.Dropped.class);
    assertThat(carried(weekly())).isInstanceOf(Outcome.Delivered.class);
    open("1", Severity.WARNING, 0, "a.example");
    assertThat(carried(DAILY)).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void whereNoneIsWantedAnyMoreOneThatWaitsIsDropped() throws Exception {
    assertThat(carried(Optional.empty())).isInstanceOf(Outcome.Dropped.class);
  }

  private Digest make() {
    return maker(DAILY).make("ops", now);
  }

  private static DigestTimes weekly() {
    return new DigestTimes(Optional.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), ZoneOffset.UTC);
  }

  private DigestMaker maker(DigestTimes times) {
    return new DigestMaker(new Archive(), audience(), times);
  }

  private static Audience audience() {
    return new Audience(new Routes(List.of(), List.of("ops")), _ -> DomainLabels.NONE);
  }

  private Outcome carried(DigestTimes times) throws InterruptedException {
    return carried(Optional.of(maker(times)));
  }

  private Outcome carried(Optional<DigestMaker> maker) throws InterruptedException {
    List<Message> told = new ArrayList<>();
    NoticeCarrier carrier =
        new NoticeCarrier(
            new MemoryStore(),
            new Listener(told),
            audience(),
            maker,
            new Origin("host", "0.1.0", Optional.empty()),
            clock);
    Outcome outcome =
        carrier.carry(
            OutboxMessage.waiting(
                OutboxMessage.newId(new Random(1)),
                new Topic.Digest(),
                Addressee.of("ops"),
                1,
                now,
                now));
    assertThat(told).allMatch(DigestNotice.class::isInstance);
    return outcome;
  }

  private void open(String id, Severity severity, int hoursAgo, String... domains) {
    Finding finding = Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRED, severity);
    Instant since = now.minus(Duration.ofHours(hoursAgo));
    Incident incident =
        new Incident(
            id,
            IncidentKey.of(finding),
            finding.summary(),
            severity,
            since,
            since,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
    open.add(
        new DigestArchive.Open(
            incident,
            Stream.of(domains)
                .map(
                    name ->
                        new Affected(id, new DomainName(name), finding, since, Optional.empty()))
                .toList(),
            Optional.empty()));
  }

  private DomainReport report(String domain, Status status, MxSeen... mx) {
    DomainReport plain = Reports.report(domain, now);
    return new DomainReport(
        plain.domain(),
        now,
        1,
        status,
        plain.delivery(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(mx),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private MxSeen mx(String host, int daysLeft) {
    CertificateSeen certificate =
        new CertificateSeen(
            "CN=" + host,
            "CN=CA",
            List.of(host),
            now.minus(Duration.ofDays(1)),
            now.plus(Duration.ofDays(daysLeft)),
            "00",
            "00");
    return new MxSeen(
        host,
        10,
        Optional.empty(),
        List.of(),
        List.of(
            new MxSeen.Address(
                "192.0.2.1",
                Optional.of(true),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.of(certificate),
                List.of(),
                List.of(),
                Optional.empty())));
  }

  private record Listener(List<Message> told) implements Receiver {
    @Override
    public Outcome deliver(Message message) {
      told.add(message);
      return Outcome.taken();
    }

    @Override
    public void close() {}
  }

  private final class Archive implements DigestArchive {
    @Override
    public Optional<Instant> lastTold(String receiver) {
      return lastTold;
    }

    @Override
    public Stream<DomainReport> reports() {
      return reports.stream();
    }

    @Override
    public Events events(Instant since, int most) {
      asked.add(since);
      return new Events(
          open,
          new Silences(silences),
          Excerpt.of(List.of(), most),
          Excerpt.of(List.of(), most),
          Map.of(),
          List.of());
    }
  }
}

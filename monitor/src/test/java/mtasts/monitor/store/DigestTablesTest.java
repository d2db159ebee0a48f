package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.DigestArchive;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Status;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTablesTest {

  private static final Instant NOW = Samples.NOW;
  private static final Instant LATER = NOW.plusSeconds(3600);
  private static final Finding TESTING =
      Samples.note(FindingCode.POLICY_MODE_TESTING, "The policy is in testing");
  private static final Finding FIELD =
      Samples.note(FindingCode.POLICY_UNKNOWN_FIELD, "A field of its own");

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("state.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aDigestIsSentLikeEveryOtherMessage() {
    replace("msg-1", NOW);

    assertThat(store.outbox().claim("ops", NOW))
        .hasValueSatisfying(row -> assertThat(row.topic()).isEqualTo(new Topic.Digest()));
    store.outbox().delivered("msg-1", LATER);
    assertThat(store.digests().lastTold("ops")).contains(NOW);
    assertThat(store.digests().lastTold("boss")).isEmpty();
  }

  @Test
  void oneThatWaitsIsReplaced() {
    replace("msg-1", NOW);
    replace("msg-2", LATER);

    assertThat(store.outbox().claim("ops", LATER).map(OutboxMessage::id)).contains("msg-2");
    store.outbox().delivered("msg-2", LATER);
    assertThat(store.outbox().claim("ops", LATER)).isEmpty();
  }

  @Test
  void remembersWhenItWasDue() {
    assertThat(due("ops")).isEmpty();
    note("ops", NOW);
    note("ops", LATER);
    assertThat(due("ops")).containsExactly(LATER);
  }

  @Test
  void oldDigestsAreForgottenButForTheLast() {
    replace("msg-1", NOW);
    store.outbox().delivered("msg-1", NOW);
    replace("msg-2", LATER);
    store.outbox().delivered("msg-2", LATER);

    store.prune(LATER.plus(Duration.ofDays(1)));

    assertThat(store.digests().lastTold("ops")).contains(LATER);
    assertThat(store.reading(DigestTablesTest::count)).isEqualTo(1);
  }

  @Test
  void aNoteIsNewsOnceAndThenStands() {
    take(Samples.report("a.example", NOW, Status.OK, TESTING));
    take(Samples.report("a.example", LATER, Status.OK, TESTING));

    assertThat(news(NOW.minusNanos(1))).containsExactly("a.example policy.mode-testing");
    assertThat(news(NOW)).isEmpty();
    assertThat(events(NOW).notes()).isEqualTo(Map.of(FindingCode.POLICY_MODE_TESTING, 1));
  }

  @Test
  void oneThatStoodInOneReportOnlyIsToldAllTheSame() {
    take(Samples.report("a.example", NOW, Status.OK, FIELD));
    take(Samples.report("a.example", LATER, Status.OK));

    assertThat(news(NOW.minusNanos(1))).containsExactly("a.example policy.unknown-field");
    assertThat(events(NOW).notes()).isEmpty();
  }

  @Test
  void oneThatComesBackIsNewsAgain() {
    take(Samples.report("a.example", NOW, Status.OK, FIELD));
    take(Samples.report("a.example", NOW.plusSeconds(60), Status.OK));
    take(Samples.report("a.example", LATER, Status.OK, FIELD));

    assertThat(news(NOW)).containsExactly("a.example policy.unknown-field");
  }

  @Test
  void aRoundThatCouldNotTellEndsNothing() {
    take(Samples.report("a.example", NOW, Status.OK, TESTING));
    take(Samples.report("a.example", NOW.plusSeconds(60), Status.UNKNOWN));
    take(Samples.report("a.example", LATER, Status.OK, TESTING));

    assertThat(news(NOW)).isEmpty();
  }

  @Test
  void notesGoWithTheirDomain() {
    take(Samples.report("a.example", NOW, Status.OK, TESTING));
    store.write(
        tx -> {
          tx.removeReport(new DomainName("a.example"));
          return "done";
        });

    assertThat(events(NOW.minusNanos(1)).news().total()).isZero();
  }

  @Test
  void tellsWhatEndedTheLastFirstAndCountsAll() {
    store.write(
        tx -> {
          tx.incidents().put(Samples.resolved(Samples.incident("i1")));
          tx.incidents().put(Samples.resolved(Samples.incident("i2")));
          tx.incidents().put(Samples.affected("i1", "a.example"));
          tx.incidents().put(Samples.incident("i3"));
          return "done";
        });

    DigestArchive.Events events = store.digests().events(NOW, 1);

    assertThat(events.ended().total()).isEqualTo(2);
    assertThat(events.ended().first())
        .extracting(one -> one.incident().id() + " " + one.domains())
        .containsExactly("i1 1");
    assertThat(events.open()).extracting(one -> one.incident().id()).containsExactly("i3");
    assertThat(store.digests().events(LATER, 1).ended().total()).isZero();
  }

  @Test
  void namesReceiversThatMissMessagesOfIncidents() {
    store.write(
        tx -> {
          tx.incidents().put(Samples.incident("i1"));
          tx.incidents().add(Samples.message("msg-1", "i1", 1, NOW));
          return "done";
        });
    replace("msg-2", NOW);
    assertThat(events(NOW).behind()).isEmpty();

    store.outbox().retry("msg-1", LATER, "down");
    store.outbox().retry("msg-2", LATER, "down");
    assertThat(events(NOW).behind()).isEqualTo(List.of(new Digest.Behind("ops", 1, 0)));

    store.outbox().dead("msg-1", LATER, "refused");
    assertThat(events(NOW).behind()).isEqualTo(List.of(new Digest.Behind("ops", 0, 1)));
    assertThat(events(LATER).behind()).isEmpty();
  }

  private void replace(String id, Instant due) {
    store.write(
        tx -> {
          tx.digests()
              .replaceDigest(
                  OutboxMessage.waiting(id, new Topic.Digest(), Addressee.of("ops"), 1, due, due));
          return "done";
        });
  }

  private void note(String receiver, Instant due) {
    store.write(
        tx -> {
          tx.digests().noteDigest(receiver, due);
          return "done";
        });
  }

  private List<Instant> due(String receiver) {
    return store.write(tx -> tx.digests().lastDigest(receiver).stream().toList());
  }

  private void take(DomainReport report) {
    store.write(
        tx -> {
          tx.put(report);
          return "done";
        });
  }

  private DigestArchive.Events events(Instant since) {
    return store.digests().events(since, 20);
  }

  private List<String> news(Instant since) {
    return events(since).news().first().stream()
        .map(one -> one.domain() + " " + one.finding().code())
        .toList();
  }

  private static int count(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM outbox").mapTo(Integer.class).one();
  }
}

package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.incident.Symptom;
import mtasts.alerts.outbox.Addressee;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final DomainName A = new DomainName("a.example");

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

  private void reopen() {
    store.close();
    open();
  }

  private void writing(java.util.function.Consumer<IncidentState> work) {
    store.write(
        tx -> {
          work.accept(tx.incidents());
          return "done";
        });
  }

  @Test
  void keepsTheLastReportOfADomain() {
    DomainReport last = Samples.report("a.example", Status.FAILING);
    store.write(
        tx -> {
          tx.put(Samples.report("a.example", Status.OK));
          tx.put(last);
          tx.put(Samples.report("b.example", Status.OK));
          return "done";
        });
    reopen();
    assertThat(store.report(A)).contains(last);
    assertThat(store.checkTimes())
        .containsOnly(
            Map.entry(A, Samples.NOW), Map.entry(new DomainName("b.example"), Samples.NOW));
  }

  @Test
  void keepsWhatFlapsAndHowOftenItCameAndWent() {
    Incident flapping = Samples.flapping(Samples.incident("20261124-000001"));
    Instant first = Samples.NOW;
    Instant second = first.plusSeconds(60);
    writing(
        state -> {
          state.put(flapping);
          state.changed(flapping.key(), first);
          state.changed(flapping.key(), second);
        });
    reopen();

    writing(
        state -> {
          assertThat(state.flapping()).containsExactly(flapping);
          assertThat(state.changes(flapping.key())).containsExactlyInAnyOrder(first, second);
          state.forgetChanges(flapping.key(), first);
          assertThat(state.changes(flapping.key())).containsExactly(second);
          state.put(Samples.resolved(flapping));
          assertThat(state.flapping()).isEmpty();
        });
  }

  @Test
  void findsWhatIsOpenAndWaitsForNobody() {
    Incident incident = Samples.incident("20261124-000001");
    Set<FindingCode> codes = Set.of(incident.key().code());
    writing(
        state -> {
          state.put(incident);
          assertThat(state.told(codes)).containsExactly(incident);
          assertThat(state.told(Set.of(FindingCode.MX_MISSING))).isEmpty();
          state.add(Samples.message("msg-1", incident.id(), 1, Samples.NOW));
          assertThat(state.told(codes)).isEmpty();
          state.supersede("msg-1");
          assertThat(state.told(codes)).containsExactly(incident);
          state.put(Samples.resolved(incident));
          assertThat(state.told(codes)).isEmpty();
        });
  }

  @Test
  void keepsWhatTheMonitorFoundAboutItself() {
    Incident own = Samples.own(Samples.incident("20261124-000001"));
    writing(state -> state.put(own));
    reopen();

    writing(state -> assertThat(state.open(own.key())).contains(own));
  }

  @Test
  void givesReportsPageByPage() {
    store.write(
        tx -> {
          List.of("c.example", "a.example", "b.example")
              .forEach(d -> tx.put(Samples.report(d, Status.OK)));
          return "done";
        });
    assertThat(store.reports("", 2))
        .extracting(r -> r.domain().name())
        .containsExactly("a.example", "b.example");
    assertThat(store.reports("b.example", 2))
        .extracting(r -> r.domain().name())
        .containsExactly("c.example");
  }

  @Test
  void keepsSymptomsExactly() {
    Symptom symptom = Samples.symptom("a.example");
    writing(state -> state.put(symptom));
    reopen();
    writing(state -> assertThat(state.symptoms(A)).containsExactly(symptom));
    writing(state -> state.remove(A, symptom.key()));
    writing(state -> assertThat(state.symptoms(A)).isEmpty());
  }

  @Test
  void findsWhatIsNotConfirmedAmongAllDomains() {
    Symptom pending = phase(Samples.symptom("a.example"), Symptom.Phase.PENDING, 2);
    Symptom worse = phase(Samples.symptom("b.example"), Symptom.Phase.FIRING, 1);
    writing(
        state -> {
          state.put(pending);
          state.put(worse);
          state.put(phase(Samples.symptom("c.example"), Symptom.Phase.FIRING, 0));
          state.put(phase(Samples.symptom("d.example"), Symptom.Phase.RECOVERING, 1));
          assertThat(state.unconfirmed(Set.of(pending.key().code())))
              .containsExactlyInAnyOrder(pending, worse);
          assertThat(state.unconfirmed(Set.of(FindingCode.DNS_BOGUS))).isEmpty();
        });
  }

  private static Symptom phase(Symptom s, Symptom.Phase phase, int rounds) {
    return new Symptom(
        s.domain(),
        s.key(),
        phase,
        rounds,
        s.finding(),
        s.severity(),
        s.since(),
        s.countedAt(),
        s.foundAtStart());
  }

  @Test
  void remembersWhoHadARound() {
    writing(
        state -> {
          assertThat(state.known(A)).isFalse();
          state.remember(A);
          state.remember(A);
          assertThat(state.known(A)).isTrue();
          state.forget(A);
          assertThat(state.known(A)).isFalse();
        });
  }

  @Test
  void keepsIncidentsWithTheirDomains() {
    writing(
        state -> {
          state.put(Samples.incident("i1"));
          state.put(Samples.affected("i1", "b.example"));
          state.put(Samples.affected("i1", "a.example"));
        });
    reopen();
    writing(
        state -> {
          assertThat(state.open(Samples.KEY)).contains(Samples.incident("i1"));
          assertThat(state.incident("i1")).contains(Samples.incident("i1"));
          assertThat(state.stillAffected("i1")).isEqualTo(2);
          assertThat(state.stillAffects("i1", (_, severity) -> severity == Severity.ERROR))
              .isTrue();
          assertThat(state.stillAffects("i1", (_, severity) -> severity == Severity.INFO))
              .isFalse();
        });
    assertThat(store.openBySeverity()).containsOnly(Map.entry(Severity.ERROR, 1));
    assertThat(store.incidents().affected("i1", 0, 10))
        .containsExactly(Samples.affected("i1", "a.example"), Samples.affected("i1", "b.example"));
  }

  @Test
  void aResolvedIncidentMakesRoomForANewOneOfItsKey() {
    writing(
        state -> {
          state.put(Samples.incident("i1"));
          state.put(Samples.affected("i1", "a.example"));
          Affected over =
              new Affected(
                  "i1", A, Samples.finding("a.example"), Samples.NOW, Optional.of(Samples.NOW));
          state.put(over);
          assertThat(state.stillAffected("i1")).isZero();
          assertThat(state.stillAffects("i1", (_, _) -> true)).isFalse();
          state.put(Samples.resolved(Samples.incident("i1")));
          assertThat(state.open(Samples.KEY)).isEmpty();
          state.put(Samples.incident("i2"));
          assertThat(state.open(Samples.KEY)).contains(Samples.incident("i2"));
        });
    assertThat(store.incidents().find(IncidentQuery.all(true), 0, 10)).hasSize(1);
    assertThat(store.archive().snapshot("i1", Addressee.of("ops")))
        .hasValueSatisfying(
            snapshot -> {
              assertThat(snapshot.incident().resolvedAt()).isPresent();
              assertThat(snapshot.affected()).hasSize(1);
            });
  }

  @Test
  void whatThrowsLeavesNothingBehindAndTakesNoOtherWithIt() {
    assertThatThrownBy(
            () ->
                writing(
                    state -> {
                      state.put(Samples.incident("i1"));
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    writing(state -> assertThat(state.incident("i1")).isEmpty());
  }

  @Test
  void saysWhenItIsClosed() {
    store.close();
    assertThatThrownBy(() -> writing(state -> state.remember(A)))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("the state is closed");
  }
}

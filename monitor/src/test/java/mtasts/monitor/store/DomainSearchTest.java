package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainSearchTest {

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

  private static DomainReport report(
      String domain, Status status, List<String> mx, FindingCode... codes) {
    return new DomainReport(
        new DomainName(domain),
        Samples.NOW,
        12,
        status,
        Delivery.UNPROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        mx.stream()
            .map(host -> new MxSeen(host, 10, Optional.empty(), List.of(), List.of()))
            .toList(),
        Optional.empty(),
        List.of(codes).stream().map(code -> finding(domain, code)).toList(),
        List.of());
  }

  private static Finding finding(String domain, FindingCode code) {
    return new Finding(code, Severity.ERROR, domain, domain, "seen", "mend", "RFC 8461");
  }

  private void keep(DomainReport... reports) {
    store.write(
        tx -> {
          List.of(reports).forEach(tx::put);
          return reports;
        });
  }

  private List<String> found(DomainQuery query) {
    return store.domains().worstFirst(query, 0, 100).stream().map(d -> d.domain().name()).toList();
  }

  private static DomainQuery code(String code) {
    return new DomainQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.of(code),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static DomainQuery labelled(Optional<String> group, Map<String, String> labels) {
    return new DomainQuery(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), group, labels);
  }

  private static DomainQuery text(String text) {
    return new DomainQuery(
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  @Test
  void theWorstComeFirstPageByPage() {
    keep(
        report("a.example", Status.OK, List.of()),
        report("b.example", Status.WARNING, List.of()),
        report("c.example", Status.UNKNOWN, List.of()),
        report("e.example", Status.FAILING, List.of()),
        report("d.example", Status.FAILING, List.of()));
    assertThat(found(DomainQuery.ALL))
        .containsExactly("d.example", "e.example", "c.example", "b.example", "a.example");
    assertThat(store.domains().worstFirst(DomainQuery.ALL, 1, 2))
        .extracting(d -> d.domain().name())
        .containsExactly("e.example", "c.example");
    assertThat(store.domains().count(DomainQuery.ALL)).isEqualTo(5);
  }

  @Test
  void eachTellsItsCodesOnceInTheOrderOfItsReport() {
    keep(
        report(
            "a.example",
            Status.FAILING,
            List.of(),
            FindingCode.SMTP_TIMEOUT,
            FindingCode.MX_MISSING,
            FindingCode.SMTP_TIMEOUT));
    assertThat(store.domains().byName(DomainQuery.ALL, "", 10).getFirst().codes())
        .containsExactly("smtp.timeout", "mx.missing");
  }

  @Test
  void whatARoundDoesNotFindAnyMoreIsNotFoundAnyMore() {
    keep(report("a.example", Status.FAILING, List.of("mx1.example"), FindingCode.MX_MISSING));
    assertThat(found(code("mx.missing"))).containsExactly("a.example");
    assertThat(found(DomainQuery.ofMx("mx1.example"))).containsExactly("a.example");
    keep(report("a.example", Status.OK, List.of("mx2.example")));
    assertThat(found(code("mx.missing"))).isEmpty();
    assertThat(found(DomainQuery.ofMx("mx1.example"))).isEmpty();
    assertThat(found(DomainQuery.ofMx("mx2.example"))).containsExactly("a.example");
  }

  @Test
  void aRemovedDomainIsNotFound() {
    keep(report("a.example", Status.FAILING, List.of("mx1.example"), FindingCode.MX_MISSING));
    store.write(
        tx -> {
          tx.removeReport(new DomainName("a.example"));
          return "done";
        });
    assertThat(found(code("mx.missing"))).isEmpty();
    keep(report("a.example", Status.OK, List.of()));
    assertThat(found(DomainQuery.ofMx("mx1.example"))).isEmpty();
  }

  @Test
  void aTextIsAnyPartOfTheNameAndNoPattern() {
    keep(
        report("mail.a-b.example", Status.OK, List.of()),
        report("c.example", Status.OK, List.of()));
    assertThat(found(text("A-B"))).containsExactly("mail.a-b.example");
    assertThat(found(text("%"))).isEmpty();
    assertThat(found(text("_"))).isEmpty();
    assertThat(found(text("'"))).isEmpty();
  }

  @Test
  void groupAndLabelsAreThoseOfTheConfigurationInForce() {
    keep(report("a.example", Status.OK, List.of()), report("b.example", Status.OK, List.of()));
    describe(Map.of("a.example", new DomainLabels(Optional.of("acme"), Map.of("tier", "gold"))));
    assertThat(found(labelled(Optional.of("acme"), Map.of()))).containsExactly("a.example");
    assertThat(found(labelled(Optional.of("acme"), Map.of("tier", "gold"))))
        .containsExactly("a.example");
    assertThat(found(labelled(Optional.of("acme"), Map.of("tier", "tin")))).isEmpty();
    describe(Map.of("b.example", new DomainLabels(Optional.empty(), Map.of("tier", "gold"))));
    assertThat(found(labelled(Optional.of("acme"), Map.of()))).isEmpty();
    assertThat(found(labelled(Optional.empty(), Map.of("tier", "gold"))))
        .containsExactly("b.example");
  }

  @Test
  void labelsOfManyDomainsAreAllKept() {
    Map<String, DomainLabels> said = new HashMap<>();
    for (int i = 0; i < 2_500; i++) {
      said.put("d" + i + ".example", new DomainLabels(Optional.of("acme"), Map.of()));
    }
    describe(said);
    keep(report("d0.example", Status.OK, List.of()), report("d2499.example", Status.OK, List.of()));
    assertThat(labels()).isEqualTo(2_500);
    assertThat(found(labelled(Optional.of("acme"), Map.of())))
        .containsExactly("d0.example", "d2499.example");
    describe(Map.of());
    assertThat(labels()).isZero();
  }

  private int labels() {
    return store.reading(
        handle -> handle.createQuery("SELECT count(*) FROM label").mapTo(int.class).one());
  }

  private void describe(Map<String, DomainLabels> said) {
    store.write(
        tx -> {
          tx.describe(
              said.keySet().stream().map(DomainName::new).toList(),
              domain -> said.getOrDefault(domain.name(), DomainLabels.NONE));
          return said;
        });
  }

  @Test
  void theFleetIsCountedByStatus() {
    keep(
        report("a.example", Status.OK, List.of()),
        report("b.example", Status.OK, List.of()),
        report("c.example", Status.FAILING, List.of()));
    FleetStanding fleet = store.domains().fleet();
    assertThat(fleet.domains()).isEqualTo(Map.of(Status.OK, 2, Status.FAILING, 1));
    assertThat(fleet.oldestCheck()).contains(Samples.NOW);
  }

  @Test
  void aStateWithoutReportsHasNoOldestCheck() {
    assertThat(store.domains().fleet().oldestCheck()).isEmpty();
  }

  /** A state of the version before is searched by what its reports say. */
  @Test
  void reportsOfOlderVersionsAreFound() {
    String file = "jdbc:sqlite:" + folder.resolve("old.db");
    Flyway.configure()
        .dataSource(file, null, null)
        .locations("classpath:mtasts/monitor/store")
        .table("schema_history")
        .target("4")
        .load()
        .migrate();
    DomainReport old =
        report(
            "a.example",
            Status.FAILING,
            List.of("mx1.example", "mx1.example"),
            FindingCode.SMTP_TIMEOUT,
            FindingCode.MX_MISSING,
            FindingCode.SMTP_TIMEOUT);
    Jdbi.create(file)
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO report VALUES ('a.example', 1, 'FAILING', 'UNPROTECTED', ?)",
                    ReportJson.write(old)));
    try (Store migrated = Store.open(folder.resolve("old.db"))) {
      assertThat(migrated.domains().worstFirst(DomainQuery.ofMx("mx1.example"), 0, 10))
          .singleElement()
          .satisfies(one -> assertThat(one.codes()).containsExactly("smtp.timeout", "mx.missing"));
    }
  }
}

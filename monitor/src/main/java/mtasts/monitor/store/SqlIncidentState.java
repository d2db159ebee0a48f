package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.incident.Overdue;
import mtasts.alerts.incident.Symptom;
import mtasts.alerts.outbox.Arrears;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Severity;
import org.jdbi.v3.core.Handle;

/** Symptoms and incidents on one connection, inside the transaction of its owner. */
final class SqlIncidentState implements IncidentState {

  private final Handle handle;
  private final Incidents incidents;
  private final Messages messages;
  private final OutboxOverview overview;
  private final QuietTables quiet;

  SqlIncidentState(Handle handle) {
    this.handle = handle;
    this.incidents = new Incidents(handle);
    this.messages = new Messages(handle);
    this.overview = new OutboxOverview(handle);
    this.quiet = new QuietTables(handle);
  }

  @Override
  public boolean known(DomainName domain) {
    return handle
        .createQuery("SELECT 1 FROM known WHERE domain = :domain")
        .bind("domain", domain.name())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public void remember(DomainName domain) {
    handle.execute("INSERT OR IGNORE INTO known (domain) VALUES (?)", domain.name());
  }

  @Override
  public void forget(DomainName domain) {
    handle.execute("DELETE FROM known WHERE domain = ?", domain.name());
  }

  @Override
  public List<Symptom> symptoms(DomainName domain) {
    return handle
        .createQuery("SELECT * FROM symptom WHERE domain = :domain")
        .bind("domain", domain.name())
        .map((row, context) -> symptom(row))
        .list();
  }

  @Override
  public List<Symptom> unconfirmed(Set<FindingCode> codes) {
    return handle
        .createQuery(
            """
            SELECT * FROM symptom
            WHERE code IN (<codes>) AND (phase = 'PENDING' OR (phase = 'FIRING' AND rounds > 0))
            """)
        .bindList("codes", codes.stream().map(FindingCode::toString).toList())
        .map((row, context) -> symptom(row))
        .list();
  }

  private static Symptom symptom(ResultSet row) throws SQLException {
    return new Symptom(
        new DomainName(row.getString("domain")),
        Incidents.key(row),
        Symptom.Phase.valueOf(row.getString("phase")),
        row.getInt("rounds"),
        ReportJson.readFinding(row.getString("finding")),
        Severity.valueOf(row.getString("severity")),
        Columns.instant(row, "since"),
        Columns.instant(row, "counted_at"),
        row.getBoolean("found_at_start"));
  }

  @Override
  public void put(Symptom symptom) {
    handle
        .createUpdate(
            """
            INSERT OR REPLACE INTO symptom
              (domain, code, cause, phase, rounds, finding, severity, since, counted_at,
               found_at_start)
            VALUES
              (:domain, :code, :cause, :phase, :rounds, :finding, :severity, :since, :countedAt,
               :foundAtStart)
            """)
        .bind("domain", symptom.domain().name())
        .bind("code", symptom.key().code().toString())
        .bind("cause", symptom.key().cause())
        .bind("phase", symptom.phase().name())
        .bind("rounds", symptom.rounds())
        .bind("finding", ReportJson.write(symptom.finding()))
        .bind("severity", symptom.severity().name())
        .bind("since", symptom.since())
        .bind("countedAt", symptom.countedAt())
        .bind("foundAtStart", symptom.foundAtStart())
        .execute();
  }

  @Override
  public void remove(DomainName domain, IncidentKey key) {
    handle.execute(
        "DELETE FROM symptom WHERE domain = ? AND code = ? AND cause = ?",
        domain.name(),
        key.code().toString(),
        key.cause());
  }

  @Override
  public Optional<Incident> open(IncidentKey key) {
    return incidents.open(key);
  }

  @Override
  public List<Incident> open() {
    return incidents.open();
  }

  @Override
  public List<Incident> flapping() {
    return incidents.flapping();
  }

  @Override
  public List<Incident> told(Set<FindingCode> codes) {
    return incidents.told(codes);
  }

  @Override
  public List<Instant> changes(IncidentKey key) {
    return incidents.changes(key);
  }

  @Override
  public void changed(IncidentKey key, Instant at) {
    incidents.changed(key, at);
  }

  @Override
  public void forgetChanges(IncidentKey key, Instant until) {
    incidents.forgetChanges(key, until);
  }

  @Override
  public Optional<Incident> incident(String id) {
    return incidents.of(id);
  }

  @Override
  public void put(Incident incident) {
    incidents.put(incident);
  }

  @Override
  public void put(Affected affected) {
    incidents.put(affected);
  }

  @Override
  public int stillAffected(String incidentId) {
    return incidents.stillAffected(incidentId);
  }

  @Override
  public boolean stillAffects(String incidentId, BiPredicate<DomainName, Severity> which) {
    return incidents.stillAffects(incidentId, which);
  }

  @Override
  public List<OutboxMessage> messages(String incidentId) {
    return messages.of(incidentId);
  }

  @Override
  public void add(OutboxMessage message) {
    messages.add(message);
  }

  @Override
  public void bringForward(String id, Instant notBefore) {
    messages.bringForward(id, notBefore);
  }

  @Override
  public Arrears arrears(String receiver) {
    return overview.arrears(receiver);
  }

  @Override
  public Set<String> awaited() {
    return overview.awaited();
  }

  @Override
  public void abandon(String receiver, Instant at, String error) {
    messages.abandon(receiver, at, error);
  }

  @Override
  public void releaseHeld(Instant now) {
    messages.releaseHeld(now);
  }

  @Override
  public List<Affected> affected(String incidentId) {
    return incidents.affected(incidentId);
  }

  @Override
  public Optional<Acknowledgement> acknowledgement(String incidentId) {
    return quiet.acknowledgement(incidentId);
  }

  @Override
  public void put(Acknowledgement acknowledgement) {
    quiet.put(acknowledgement);
  }

  @Override
  public List<Overdue> overdue(Instant lastEnded) {
    return quiet.overdue(lastEnded);
  }

  @Override
  public List<Silence> silences() {
    return quiet.notOver();
  }

  @Override
  public void put(Silence silence) {
    quiet.put(silence);
  }

  @Override
  public void forgetSilences(Instant endedBefore) {
    quiet.forget(endedBefore);
  }

  @Override
  public void supersede(String id) {
    messages.supersede(id);
  }
}

package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.Excerpt;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Severity;
import org.jdbi.v3.core.Handle;

/** The tables of incidents and the domains that they touch, on one connection. */
final class Incidents {

  private final Handle handle;

  Incidents(Handle handle) {
    this.handle = handle;
  }

  void put(Incident incident) {
    handle
        .createUpdate(
            """
            INSERT INTO incident
              (id, code, cause, title, severity, opened_at, confirmed_at, resolved_at,
               found_at_start, flapped_at, own)
            VALUES
              (:id, :code, :cause, :title, :severity, :openedAt, :confirmedAt, :resolvedAt,
               :foundAtStart, :flappedAt, :own)
            ON CONFLICT (id) DO UPDATE SET
              title = excluded.title, severity = excluded.severity,
              opened_at = excluded.opened_at, confirmed_at = excluded.confirmed_at,
              resolved_at = excluded.resolved_at, found_at_start = excluded.found_at_start,
              flapped_at = excluded.flapped_at, own = excluded.own
            """)
        .bind("id", incident.id())
        .bind("code", incident.key().code().toString())
        .bind("cause", incident.key().cause())
        .bind("title", incident.title())
        .bind("severity", incident.severity().name())
        .bind("openedAt", incident.openedAt())
        .bind("confirmedAt", incident.confirmedAt())
        .bind("resolvedAt", incident.resolvedAt().orElse(null))
        .bind("foundAtStart", incident.foundAtStart())
        .bind("flappedAt", incident.flappedAt().orElse(null))
        .bind("own", incident.own().map(ReportJson::write).orElse(null))
        .execute();
  }

  void put(Affected affected) {
    handle
        .createUpdate(
            """
            INSERT OR REPLACE INTO affected (incident_id, domain, finding, since, until)
            VALUES (:incidentId, :domain, :finding, :since, :until)
            """)
        .bind("incidentId", affected.incidentId())
        .bind("domain", affected.domain().name())
        .bind("finding", ReportJson.write(affected.finding()))
        .bind("since", affected.since())
        .bind("until", affected.until().orElse(null))
        .execute();
  }

  Optional<Incident> of(String id) {
    return handle
        .createQuery("SELECT * FROM incident WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> incident(row))
        .findOne();
  }

  Optional<Incident> open(IncidentKey key) {
    return handle
        .createQuery(
            """
            SELECT * FROM incident
            WHERE code = :code AND cause = :cause AND resolved_at IS NULL
            """)
        .bind("code", key.code().toString())
        .bind("cause", key.cause())
        .map((row, context) -> incident(row))
        .findOne();
  }

  List<Incident> open() {
    return handle
        .createQuery("SELECT * FROM incident WHERE resolved_at IS NULL ORDER BY confirmed_at, id")
        .map((row, context) -> incident(row))
        .list();
  }

  List<Incident> flapping() {
    return handle
        .createQuery(
            """
            SELECT * FROM incident WHERE flapped_at IS NOT NULL AND resolved_at IS NULL
            ORDER BY confirmed_at, id
            """)
        .map((row, context) -> incident(row))
        .list();
  }

  /** As {@code IncidentState.told} has it. */
  List<Incident> told(Set<FindingCode> codes) {
    return handle
        .createQuery(
            """
            SELECT * FROM incident AS i
            WHERE resolved_at IS NULL AND code IN (<codes>)
              AND NOT EXISTS (SELECT 1 FROM outbox AS m
                              WHERE m.incident_id = i.id AND m.status = 'WAITING')
            ORDER BY confirmed_at, id
            """)
        .bindList("codes", codes.stream().map(FindingCode::toString).toList())
        .map((row, context) -> incident(row))
        .list();
  }

  List<Instant> changes(IncidentKey key) {
    return handle
        .createQuery("SELECT at FROM change WHERE code = :code AND cause = :cause")
        .bind("code", key.code().toString())
        .bind("cause", key.cause())
        .map((row, context) -> Columns.instant(row, "at"))
        .list();
  }

  void changed(IncidentKey key, Instant at) {
    handle.execute(
        "INSERT INTO change (code, cause, at) VALUES (?, ?, ?)",
        key.code().toString(),
        key.cause(),
        at);
  }

  void forgetChanges(IncidentKey key, Instant until) {
    handle.execute(
        "DELETE FROM change WHERE code = ? AND cause = ? AND at <= ?",
        key.code().toString(),
        key.cause(),
        until);
  }

  /** Forgets incidents that were over before then, with their domains and messages. */
  int prune(Instant before) {
    String old =
        """
        IN (SELECT id FROM incident AS i WHERE i.resolved_at < ?
            AND NOT EXISTS (
              SELECT 1 FROM outbox AS m WHERE m.incident_id = i.id AND m.status = 'WAITING'))
        """;
    handle.execute("DELETE FROM outbox WHERE status <> 'WAITING' AND incident_id " + old, before);
    handle.execute("DELETE FROM affected WHERE incident_id " + old, before);
    handle.execute("DELETE FROM change WHERE at < ?", before);
    return handle.execute("DELETE FROM incident WHERE id " + old, before);
  }

  /** Those that ended after this moment, the last first; at most so many, and all counted. */
  Excerpt<Digest.Ended> ended(Instant since, int most) {
    List<Digest.Ended> last =
        handle
            .createQuery(
                """
                SELECT i.*, (SELECT count(*) FROM affected AS a WHERE a.incident_id = i.id) AS domains
                FROM incident AS i WHERE i.resolved_at > :since
                ORDER BY i.resolved_at DESC, i.id LIMIT :most
                """)
            .bind("since", since)
            .bind("most", most)
            .map((row, context) -> new Digest.Ended(incident(row), row.getInt("domains")))
            .list();
    int total =
        handle
            .createQuery("SELECT count(*) FROM incident WHERE resolved_at > :since")
            .bind("since", since)
            .mapTo(Integer.class)
            .one();
    return new Excerpt<>(last, total);
  }

  List<Affected> affected(String incidentId) {
    return handle
        .createQuery("SELECT * FROM affected WHERE incident_id = :id ORDER BY domain")
        .bind("id", incidentId)
        .map((row, context) -> affected(row))
        .list();
  }

  int stillAffected(String incidentId) {
    return handle
        .createQuery("SELECT count(*) FROM affected WHERE incident_id = :id AND until IS NULL")
        .bind("id", incidentId)
        .mapTo(Integer.class)
        .one();
  }

  /** As {@code IncidentState.stillAffects} has it; reads no further than the first that fits. */
  boolean stillAffects(String incidentId, BiPredicate<DomainName, Severity> which) {
    try (Stream<Boolean> fits =
        handle
            .createQuery(
                """
                SELECT domain, upper(json_extract(finding, '$.severity')) AS severity
                FROM affected WHERE incident_id = :id AND until IS NULL
                """)
            .bind("id", incidentId)
            .map(
                (row, context) ->
                    which.test(
                        new DomainName(row.getString("domain")),
                        Severity.valueOf(row.getString("severity"))))
            .stream()) {
      return fits.anyMatch(one -> one);
    }
  }

  boolean isOpen(FindingCode code) {
    return handle
        .createQuery("SELECT 1 FROM incident WHERE code = :code AND resolved_at IS NULL LIMIT 1")
        .bind("code", code.toString())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** How many incidents are open, by severity. */
  Map<Severity, Integer> openBySeverity() {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    handle
        .createQuery(
            """
            SELECT severity, count(*) AS incidents FROM incident
            WHERE resolved_at IS NULL GROUP BY severity
            """)
        .map(
            (row, context) ->
                Map.entry(Severity.valueOf(row.getString("severity")), row.getInt("incidents")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  static IncidentKey key(ResultSet row) throws SQLException {
    String code = row.getString("code");
    FindingCode known =
        FindingCode.of(code)
            .orElseThrow(() -> new StoreException("the state holds a code unknown here: " + code));
    return new IncidentKey(known, row.getString("cause"));
  }

  static Incident incident(ResultSet row) throws SQLException {
    return new Incident(
        row.getString("id"),
        key(row),
        row.getString("title"),
        Severity.valueOf(row.getString("severity")),
        Columns.instant(row, "opened_at"),
        Columns.instant(row, "confirmed_at"),
        Columns.optionalInstant(row, "resolved_at"),
        row.getBoolean("found_at_start"),
        Columns.optionalInstant(row, "flapped_at"),
        Optional.ofNullable(row.getString("own")).map(ReportJson::readFinding));
  }

  static Affected affected(ResultSet row) throws SQLException {
    return new Affected(
        row.getString("incident_id"),
        new DomainName(row.getString("domain")),
        ReportJson.readFinding(row.getString("finding")),
        Columns.instant(row, "since"),
        Columns.optionalInstant(row, "until"));
  }
}

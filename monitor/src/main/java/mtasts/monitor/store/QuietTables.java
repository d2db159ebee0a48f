package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Overdue;
import mtasts.alerts.route.MatcherJson;
import mtasts.alerts.route.Silence;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** The tables of silences and acknowledgements, on one connection. */
final class QuietTables {

  private static final JsonMapper JSON = new JsonMapper();

  private final Handle handle;

  QuietTables(Handle handle) {
    this.handle = handle;
  }

  List<Silence> notOver() {
    return handle
        .createQuery("SELECT * FROM silence WHERE over = 0 ORDER BY ends, id")
        .map((row, context) -> silence(row))
        .list();
  }

  /** Those that ended after that moment, over or not. */
  List<Silence> endingAfter(Instant moment) {
    return handle
        .createQuery("SELECT * FROM silence WHERE ends > :moment ORDER BY ends, id")
        .bind("moment", moment)
        .map((row, context) -> silence(row))
        .list();
  }

  void put(Silence silence) {
    handle
        .createUpdate(
            """
            INSERT OR REPLACE INTO silence (id, match, starts, ends, comment, origin, over)
            VALUES (:id, :match, :starts, :ends, :comment, :origin, :over)
            """)
        .bind("id", silence.id())
        .bind("match", MatcherJson.write(silence.match()).toString())
        .bind("starts", silence.from())
        .bind("ends", silence.until())
        .bind("comment", silence.comment())
        .bind("origin", silence.origin().name())
        .bind("over", silence.over())
        .execute();
  }

  void forget(Instant endedBefore) {
    handle.execute("DELETE FROM silence WHERE over = 1 AND ends < ?", endedBefore);
  }

  Optional<Acknowledgement> acknowledgement(String incidentId) {
    return handle
        .createQuery("SELECT * FROM acknowledgement WHERE incident_id = :id")
        .bind("id", incidentId)
        .map(
            (row, context) ->
                new Acknowledgement(
                    incidentId, Columns.instant(row, "at"), row.getString("comment")))
        .findOne();
  }

  void put(Acknowledgement acknowledgement) {
    handle.execute(
        "INSERT OR REPLACE INTO acknowledgement (incident_id, at, comment) VALUES (?, ?, ?)",
        acknowledgement.incidentId(),
        acknowledgement.at(),
        acknowledgement.comment());
  }

  /** As {@code IncidentState.overdue} has it. */
  List<Overdue> overdue(Instant lastEnded) {
    return handle
        .createQuery(
            """
            SELECT m.incident_id, m.receiver, m.owner
            FROM incident AS i JOIN outbox AS m ON m.incident_id = i.id
            WHERE i.resolved_at IS NULL AND i.flapped_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM acknowledgement AS a WHERE a.incident_id = i.id)
            GROUP BY m.incident_id, m.receiver, m.owner
            HAVING max(m.ended_at) <= :lastEnded
              AND count(*) FILTER (WHERE m.status = 'WAITING') = 0
              AND count(*) FILTER (WHERE m.status = 'DELIVERED') > 0
              AND max(m.seq) FILTER (WHERE m.status <> 'SUPERSEDED')
                > coalesce(max(m.seq) FILTER (
                    WHERE m.status <> 'SUPERSEDED' AND m.kind = 'RESOLVED'), 0)
            ORDER BY m.incident_id, m.receiver, m.owner
            """)
        .bind("lastEnded", lastEnded)
        .map((row, context) -> new Overdue(row.getString("incident_id"), Messages.addressee(row)))
        .list();
  }

  private static Silence silence(ResultSet row) throws SQLException {
    return new Silence(
        row.getString("id"),
        MatcherJson.read(JSON.readTree(row.getString("match"))),
        Columns.instant(row, "starts"),
        Columns.instant(row, "ends"),
        row.getString("comment"),
        Silence.Origin.valueOf(row.getString("origin")),
        row.getBoolean("over"));
  }
}

package mtasts.monitor.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Arrears;
import mtasts.alerts.outbox.Backlog;
import org.jdbi.v3.core.Handle;

/** What the outbox holds and has not brought, on one connection: only reads. */
final class OutboxOverview {

  private final Handle handle;

  OutboxOverview(Handle handle) {
    this.handle = handle;
  }

  Backlog backlog(String receiver) {
    return handle
        .createQuery(
            """
            SELECT count(*) FILTER (WHERE status = 'WAITING') AS waiting,
                   min(due_at) FILTER (WHERE status = 'WAITING') AS due_since,
                   count(*) FILTER (WHERE status = 'DEAD') AS dead
            FROM outbox WHERE receiver = :receiver AND status IN ('WAITING', 'DEAD')
            """)
        .bind("receiver", receiver)
        .map(
            (row, context) ->
                new Backlog(
                    row.getInt("waiting"),
                    Columns.optionalInstant(row, "due_since"),
                    row.getInt("dead")))
        .one();
  }

  Arrears arrears(String receiver) {
    return handle
        .createQuery(
            """
            WITH missed AS (
              SELECT * FROM outbox WHERE receiver = :receiver AND status = 'WAITING' AND held = 0
              UNION ALL
              SELECT * FROM outbox WHERE receiver = :receiver AND status = 'DEAD'
                AND ended_at > coalesce(
                  (SELECT max(ended_at) FROM outbox
                   WHERE receiver = :receiver AND status = 'DELIVERED'), 0))
            SELECT count(*) FILTER (WHERE status = 'WAITING') AS waiting,
                   min(due_at) FILTER (WHERE status = 'WAITING') AS due_since,
                   count(*) FILTER (WHERE status = 'DEAD') AS dead,
                   (SELECT last_error FROM missed WHERE last_error IS NOT NULL
                    ORDER BY status, created_at, id LIMIT 1) AS error
            FROM missed
            """)
        .bind("receiver", receiver)
        .map(
            (row, context) ->
                new Arrears(
                    row.getInt("waiting"),
                    Columns.optionalInstant(row, "due_since"),
                    row.getInt("dead"),
                    Optional.ofNullable(row.getString("error"))))
        .one();
  }

  Set<String> awaited() {
    return handle
        .createQuery("SELECT DISTINCT receiver FROM outbox WHERE status = 'WAITING'")
        .mapTo(String.class)
        .set();
  }

  /** What waits, by the time of the next attempt, then what was given up, the last first. */
  List<Unsent> unsent(int limit) {
    return handle
        .createQuery(
            """
            SELECT outbox.*, incident.title
            FROM outbox LEFT JOIN incident ON incident.id = incident_id
            WHERE status IN ('WAITING', 'DEAD')
            ORDER BY status DESC, CASE status WHEN 'WAITING' THEN not_before ELSE -ended_at END,
                     outbox.id
            LIMIT :limit
            """)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Unsent(Messages.message(row), Optional.ofNullable(row.getString("title"))))
        .list();
  }

  /** The receivers that have not got messages of incidents, by name. */
  List<Digest.Behind> behind(Instant since) {
    return handle
        .createQuery(
            """
            SELECT receiver,
                   count(*) FILTER (WHERE status = 'WAITING') AS waiting,
                   count(*) FILTER (WHERE status = 'DEAD') AS dead
            FROM outbox
            WHERE kind <> 'DIGEST'
              AND (status = 'WAITING' AND held = 0 AND last_error IS NOT NULL
                   OR status = 'DEAD' AND ended_at > :since)
            GROUP BY receiver ORDER BY receiver
            """)
        .bind("since", since)
        .map(
            (row, context) ->
                new Digest.Behind(
                    row.getString("receiver"), row.getInt("waiting"), row.getInt("dead")))
        .list();
  }

  /** When the first message about an incident to somebody was written. */
  Optional<Instant> firstWritten(String incidentId, Addressee addressee) {
    return handle
        .createQuery(
            """
            SELECT min(created_at) AS at FROM outbox
            WHERE incident_id = :id AND receiver = :receiver AND owner IS :owner
            """)
        .bind("id", incidentId)
        .bind("receiver", addressee.receiver())
        .bind("owner", addressee.owner().orElse(null))
        .map((row, context) -> Columns.optionalInstant(row, "at"))
        .one();
  }

  /** The id of the first message about an incident that somebody took. */
  Optional<String> firstDelivered(String incidentId, Addressee addressee) {
    return handle
        .createQuery(
            """
            SELECT id FROM outbox
            WHERE incident_id = :id AND receiver = :receiver AND owner IS :owner
              AND status = 'DELIVERED'
            ORDER BY seq LIMIT 1
            """)
        .bind("id", incidentId)
        .bind("receiver", addressee.receiver())
        .bind("owner", addressee.owner().orElse(null))
        .mapTo(String.class)
        .findOne();
  }

  /** Whether the last message about an incident that somebody took left it open for them. */
  boolean heard(String incidentId, Addressee addressee) {
    return handle
        .createQuery(
            """
            SELECT kind <> 'RESOLVED' FROM outbox
            WHERE incident_id = :id AND receiver = :receiver AND owner IS :owner
              AND status = 'DELIVERED'
            ORDER BY seq DESC LIMIT 1
            """)
        .bind("id", incidentId)
        .bind("receiver", addressee.receiver())
        .bind("owner", addressee.owner().orElse(null))
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }
}

package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.outbox.Arrears;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import org.jdbi.v3.core.Handle;

/** The table of the outbox, on one connection. */
final class Messages {

  /** Of each incident and receiver, only the first that waits may be sent. */
  private static final String CLAIMABLE =
      """
      FROM outbox AS m
      WHERE m.receiver = :receiver AND m.status = 'WAITING'
        AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.incident_id = m.incident_id AND earlier.receiver = m.receiver
            AND earlier.status = 'WAITING' AND earlier.seq < m.seq)
      """;

  private final Handle handle;

  Messages(Handle handle) {
    this.handle = handle;
  }

  List<OutboxMessage> of(String incidentId) {
    return handle
        .createQuery("SELECT * FROM outbox WHERE incident_id = :id ORDER BY receiver, seq")
        .bind("id", incidentId)
        .map((row, context) -> message(row))
        .list();
  }

  void add(OutboxMessage message) {
    handle
        .createUpdate(
            """
            INSERT INTO outbox
              (id, incident_id, receiver, seq, kind, status, created_at, due_at, not_before,
               attempts, last_error)
            VALUES
              (:id, :incidentId, :receiver, :seq, :kind, :status, :createdAt, :dueAt, :notBefore,
               :attempts, :lastError)
            """)
        .bind("id", message.id())
        .bind("incidentId", message.incidentId())
        .bind("receiver", message.receiver())
        .bind("seq", message.seq())
        .bind("kind", message.kind().name())
        .bind("status", message.status().name())
        .bind("createdAt", message.createdAt())
        .bind("dueAt", message.dueAt())
        .bind("notBefore", message.notBefore())
        .bind("attempts", message.attempts())
        .bind("lastError", message.lastError().orElse(null))
        .execute();
  }

  void bringForward(String id, Instant notBefore) {
    handle.execute(
        """
        UPDATE outbox SET due_at = ?, not_before = ?
        WHERE id = ? AND status = 'WAITING' AND not_before > ?
        """,
        notBefore,
        notBefore,
        id,
        notBefore);
  }

  void releaseHeld(Instant now) {
    handle.execute(
        """
        UPDATE outbox SET due_at = ?, not_before = ?, held = 0
        WHERE held = 1 AND status = 'WAITING'
        """,
        now,
        now);
  }

  void hold(String id, Instant until, String why) {
    handle.execute(
        """
        UPDATE outbox
        SET due_at = ?, not_before = ?, held = 1, attempts = attempts - 1, last_error = ?
        WHERE id = ? AND status = 'WAITING'
        """,
        until,
        until,
        why,
        id);
  }

  void drop(String id, Instant at, String why) {
    handle.execute(
        """
        UPDATE outbox SET status = 'SUPERSEDED', ended_at = ?, last_error = ?
        WHERE id = ? AND status = 'WAITING'
        """,
        at,
        why,
        id);
  }

  void supersede(String id) {
    handle.execute(
        "UPDATE outbox SET status = 'SUPERSEDED' WHERE id = ? AND status = 'WAITING'", id);
  }

  Optional<OutboxMessage> claim(String receiver, Instant now) {
    Optional<OutboxMessage> next =
        handle
            .createQuery(
                "SELECT m.* "
                    + CLAIMABLE
                    + " AND m.not_before <= :now ORDER BY m.not_before, m.created_at, m.id LIMIT 1")
            .bind("receiver", receiver)
            .bind("now", now)
            .map((row, context) -> message(row))
            .findOne();
    next.ifPresent(
        m ->
            handle.execute(
                "UPDATE outbox SET attempts = attempts + 1, held = 0 WHERE id = ?", m.id()));
    return next.map(OutboxMessage::attempted);
  }

  Optional<Instant> nextDue(String receiver) {
    return handle
        .createQuery("SELECT min(m.not_before) AS due " + CLAIMABLE)
        .bind("receiver", receiver)
        .map((row, context) -> Columns.optionalInstant(row, "due"))
        .one();
  }

  void delivered(String id, Instant at) {
    handle.execute(
        """
        UPDATE outbox SET status = 'DELIVERED', ended_at = ?
        WHERE id = ? AND status IN ('WAITING', 'SUPERSEDED')
        """,
        at,
        id);
  }

  void retry(String id, Instant notBefore, String error) {
    handle.execute(
        "UPDATE outbox SET not_before = ?, last_error = ? WHERE id = ? AND status = 'WAITING'",
        notBefore,
        error,
        id);
  }

  void dead(String id, Instant at, String error) {
    handle.execute(
        """
        UPDATE outbox SET status = 'DEAD', ended_at = ?, last_error = ?
        WHERE id = ? AND status = 'WAITING'
        """,
        at,
        error,
        id);
  }

  void hasten(String receiver, Instant now) {
    handle.execute(
        """
        UPDATE outbox SET due_at = ?, not_before = ?
        WHERE receiver = ? AND status = 'WAITING' AND not_before > ?
        """,
        now,
        now,
        receiver,
        now);
  }

  Backlog backlog(String receiver) {
    return handle
        .createQuery(
            """
            SELECT count(*) FILTER (WHERE status = 'WAITING') AS waiting,
                   min(created_at) FILTER (WHERE status = 'WAITING') AS oldest,
                   count(*) FILTER (WHERE status = 'DEAD') AS dead
            FROM outbox WHERE receiver = :receiver AND status IN ('WAITING', 'DEAD')
            """)
        .bind("receiver", receiver)
        .map(
            (row, context) ->
                new Backlog(
                    row.getInt("waiting"),
                    Columns.optionalInstant(row, "oldest"),
                    row.getInt("dead")))
        .one();
  }

  Arrears arrears(String receiver) {
    return handle
        .createQuery(
            """
            WITH missed AS (
              SELECT * FROM outbox WHERE receiver = :receiver AND status = 'WAITING'
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

  void abandon(String receiver, Instant at, String error) {
    handle.execute(
        """
        UPDATE outbox SET status = 'DEAD', ended_at = ?, last_error = ?
        WHERE receiver = ? AND status = 'WAITING'
        """,
        at,
        error,
        receiver);
  }

  /** What waits, by the time of the next attempt, then what was given up, the last first. */
  List<Unsent> unsent(int limit) {
    return handle
        .createQuery(
            """
            SELECT outbox.*, incident.title FROM outbox JOIN incident ON incident.id = incident_id
            WHERE status IN ('WAITING', 'DEAD')
            ORDER BY status DESC, CASE status WHEN 'WAITING' THEN not_before ELSE -ended_at END,
                     outbox.id
            LIMIT :limit
            """)
        .bind("limit", limit)
        .map((row, context) -> new Unsent(message(row), row.getString("title")))
        .list();
  }

  /** When the first message about an incident to a receiver was written. */
  Optional<Instant> firstWritten(String incidentId, String receiver) {
    return handle
        .createQuery(
            "SELECT min(created_at) AS at FROM outbox WHERE incident_id = :id AND receiver ="
                + " :receiver")
        .bind("id", incidentId)
        .bind("receiver", receiver)
        .map((row, context) -> Columns.optionalInstant(row, "at"))
        .one();
  }

  /** The id of the first message about an incident that a receiver took. */
  Optional<String> firstDelivered(String incidentId, String receiver) {
    return handle
        .createQuery(
            """
            SELECT id FROM outbox
            WHERE incident_id = :id AND receiver = :receiver AND status = 'DELIVERED'
            ORDER BY seq LIMIT 1
            """)
        .bind("id", incidentId)
        .bind("receiver", receiver)
        .mapTo(String.class)
        .findOne();
  }

  private static OutboxMessage message(ResultSet row) throws SQLException {
    return new OutboxMessage(
        row.getString("id"),
        row.getString("incident_id"),
        row.getString("receiver"),
        row.getInt("seq"),
        MessageKind.valueOf(row.getString("kind")),
        OutboxMessage.Status.valueOf(row.getString("status")),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "due_at"),
        Columns.instant(row, "not_before"),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("last_error")),
        Columns.optionalInstant(row, "ended_at"));
  }
}

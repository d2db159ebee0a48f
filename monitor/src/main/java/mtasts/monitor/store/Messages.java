package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import org.jdbi.v3.core.Handle;

/** The rows of the outbox and what becomes of each, on one connection. */
final class Messages {

  /** Of each incident and addressee, only the first that waits may be sent. */
  private static final String CLAIMABLE =
      """
      FROM outbox AS m
      WHERE m.receiver = :receiver AND m.status = 'WAITING'
        AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.incident_id = m.incident_id AND earlier.receiver = m.receiver
            AND earlier.owner IS m.owner AND earlier.status = 'WAITING' AND earlier.seq < m.seq)
      """;

  private static final String DIGEST = "DIGEST";

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
              (id, incident_id, receiver, owner, seq, kind, status, created_at, due_at, not_before,
               attempts, last_error)
            VALUES
              (:id, :incidentId, :receiver, :owner, :seq, :kind, :status, :createdAt, :dueAt,
               :notBefore, :attempts, :lastError)
            """)
        .bind("id", message.id())
        .bind("incidentId", incidentId(message.topic()).orElse(null))
        .bind("receiver", message.receiver())
        .bind("owner", message.addressee().owner().orElse(null))
        .bind("seq", message.seq())
        .bind("kind", kind(message.topic()))
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
        UPDATE outbox SET due_at = ?, not_before = ?, held = 0, last_error = NULL
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
                """
                UPDATE outbox
                SET attempts = attempts + 1, last_error = iif(held, NULL, last_error), held = 0
                WHERE id = ?
                """,
                m.id()));
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

  static OutboxMessage message(ResultSet row) throws SQLException {
    return new OutboxMessage(
        row.getString("id"),
        topic(row),
        addressee(row),
        row.getInt("seq"),
        OutboxMessage.Status.valueOf(row.getString("status")),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "due_at"),
        Columns.instant(row, "not_before"),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("last_error")),
        Columns.optionalInstant(row, "ended_at"));
  }

  static Addressee addressee(ResultSet row) throws SQLException {
    return new Addressee(row.getString("receiver"), Optional.ofNullable(row.getString("owner")));
  }

  private static Topic topic(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return kind.equals(DIGEST)
        ? new Topic.Digest()
        : new Topic.OfIncident(row.getString("incident_id"), MessageKind.valueOf(kind));
  }

  private static String kind(Topic topic) {
    return switch (topic) {
      case Topic.OfIncident(String _, MessageKind kind) -> kind.name();
      case Topic.Digest _ -> DIGEST;
    };
  }

  private static Optional<String> incidentId(Topic topic) {
    return switch (topic) {
      case Topic.OfIncident(String incidentId, MessageKind _) -> Optional.of(incidentId);
      case Topic.Digest _ -> Optional.empty();
    };
  }
}

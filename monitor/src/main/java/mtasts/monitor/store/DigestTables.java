package mtasts.monitor.store;

import java.time.Instant;
import java.util.Optional;
import mtasts.alerts.digest.DigestRows;
import mtasts.alerts.outbox.OutboxMessage;
import org.jdbi.v3.core.Handle;

/** When digests were due, on one connection, inside the transaction of its owner. */
final class DigestTables implements DigestRows {

  private final Handle handle;

  DigestTables(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Optional<Instant> lastDigest(String receiver) {
    return handle
        .createQuery("SELECT due_at FROM digest WHERE receiver = :receiver")
        .bind("receiver", receiver)
        .map((row, context) -> Columns.instant(row, "due_at"))
        .findOne();
  }

  @Override
  public void noteDigest(String receiver, Instant due) {
    handle.execute("INSERT OR REPLACE INTO digest (receiver, due_at) VALUES (?, ?)", receiver, due);
  }

  @Override
  public void replaceDigest(OutboxMessage digest) {
    handle.execute(
        """
        UPDATE outbox SET status = 'SUPERSEDED'
        WHERE receiver = ? AND kind = 'DIGEST' AND status = 'WAITING'
        """,
        digest.receiver());
    new Messages(handle).add(digest);
  }

  /** When the last digest that a receiver took was tried, so that it is not older than that. */
  Optional<Instant> lastTold(String receiver) {
    return handle
        .createQuery(
            """
            SELECT max(not_before) AS at FROM outbox
            WHERE receiver = :receiver AND kind = 'DIGEST' AND status = 'DELIVERED'
            """)
        .bind("receiver", receiver)
        .map((row, context) -> Columns.optionalInstant(row, "at"))
        .one();
  }

  /**
   * Forgets digests that ended before then; one of each receiver stays, since the next needs it.
   */
  void prune(Instant before) {
    handle.execute(
        """
        DELETE FROM outbox
        WHERE kind = 'DIGEST' AND status <> 'WAITING' AND created_at < ?
          AND not_before < (SELECT max(m.not_before) FROM outbox AS m
                            WHERE m.receiver = outbox.receiver AND m.kind = 'DIGEST')
        """,
        before);
  }
}

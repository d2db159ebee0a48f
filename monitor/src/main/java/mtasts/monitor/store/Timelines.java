package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import mtasts.checks.history.Event;
import mtasts.checks.history.HistoryJson;
import mtasts.checks.report.DomainName;
import org.jdbi.v3.core.Handle;

/** The table of what changed in domains, on one connection. */
final class Timelines {

  /** So many changes of one domain are kept, the last ones. */
  private static final int MOST = 200;

  private final Handle handle;

  Timelines(Handle handle) {
    this.handle = handle;
  }

  void add(DomainName domain, List<Event> events) {
    for (Event event : events) {
      handle
          .createUpdate(
              """
              INSERT INTO timeline (domain, at, kind, removed, added)
              VALUES (:domain, :at, :kind, :removed, :added)
              """)
          .bind("domain", domain.name())
          .bind("at", event.at())
          .bind("kind", event.kind().name())
          .bind("removed", HistoryJson.writeLines(event.removed()))
          .bind("added", HistoryJson.writeLines(event.added()))
          .execute();
    }
    if (!events.isEmpty()) {
      handle
          .createUpdate(
              """
              DELETE FROM timeline WHERE domain = :domain AND id <=
                (SELECT id FROM timeline WHERE domain = :domain
                 ORDER BY id DESC LIMIT 1 OFFSET :most)
              """)
          .bind("domain", domain.name())
          .bind("most", MOST)
          .execute();
    }
  }

  /** What changed, the last first. */
  List<Event> of(DomainName domain) {
    return handle
        .createQuery("SELECT * FROM timeline WHERE domain = :domain ORDER BY id DESC")
        .bind("domain", domain.name())
        .map((row, context) -> event(row))
        .list();
  }

  void remove(DomainName domain) {
    handle.execute("DELETE FROM timeline WHERE domain = ?", domain.name());
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        Columns.instant(row, "at"),
        Event.Kind.valueOf(row.getString("kind")),
        HistoryJson.readLines(row.getString("removed")),
        HistoryJson.readLines(row.getString("added")));
  }
}

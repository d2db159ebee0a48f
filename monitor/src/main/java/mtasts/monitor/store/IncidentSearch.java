package mtasts.monitor.store;

import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Severity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds incidents, a page at a time, without the thousands of domains that one may touch. */
public final class IncidentSearch {

  private static final String LINE =
      """
      SELECT i.*,
        CASE WHEN i.resolved_at IS NULL
          THEN (SELECT count(*) FROM affected AS a
                WHERE a.incident_id = i.id AND a.until IS NULL)
          ELSE (SELECT count(*) FROM affected AS a WHERE a.incident_id = i.id)
        END AS touched
      FROM incident AS i
      """;

  private final Store store;

  IncidentSearch(Store store) {
    this.store = store;
  }

  /** Open ones first, the worst and widest before others; then what is over, the latest first. */
  public List<IncidentStanding> find(IncidentQuery wanted, int offset, int limit) {
    Conditions conditions = conditions(wanted);
    String sql =
        LINE
            + conditions.where()
            + """
             ORDER BY i.resolved_at IS NOT NULL, i.resolved_at DESC,
               i.severity <> 'ERROR', touched DESC, i.confirmed_at DESC, i.id
             LIMIT :limit OFFSET :offset
            """;
    return store.reading(
        handle ->
            lines(
                handle, conditions.query(handle, sql).bind("limit", limit).bind("offset", offset)));
  }

  /**
   * The oldest first.
   *
   * @param after those that come after the incident with this id; empty: from the first
   */
  public List<IncidentStanding> byAge(IncidentQuery wanted, Optional<String> after, int limit) {
    Conditions conditions =
        conditions(wanted)
            .where(
                after,
                name ->
                    "(i.confirmed_at, i.id) > (SELECT confirmed_at, id FROM incident WHERE id = :"
                        + name
                        + ")");
    String sql = LINE + conditions.where() + " ORDER BY i.confirmed_at, i.id LIMIT :limit";
    return store.reading(
        handle -> lines(handle, conditions.query(handle, sql).bind("limit", limit)));
  }

  private static Conditions conditions(IncidentQuery wanted) {
    Conditions conditions = new Conditions();
    wanted
        .open()
        .ifPresent(open -> conditions.always("i.resolved_at IS " + (open ? "NULL" : "NOT NULL")));
    return conditions
        .where(wanted.severity().map(Severity::name), name -> "i.severity = :" + name)
        .where(wanted.code(), name -> "i.code = :" + name)
        .where(
            wanted.domain().map(DomainName::name),
            name -> "i.id IN (SELECT incident_id FROM affected WHERE domain = :" + name + ")");
  }

  /** How many are over. */
  public int resolvedCount() {
    return store.reading(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM incident WHERE resolved_at IS NOT NULL")
                .mapTo(Integer.class)
                .one());
  }

  /** One incident; empty where there is none with this id. */
  public Optional<IncidentStanding> of(String id) {
    return store.reading(
        handle ->
            lines(handle, handle.createQuery(LINE + " WHERE i.id = :id").bind("id", id)).stream()
                .findFirst());
  }

  private static List<IncidentStanding> lines(Handle handle, Query query) {
    return query
        .map(
            (row, context) ->
                new IncidentStanding(
                    Incidents.incident(row),
                    row.getInt("touched"),
                    new QuietTables(handle).acknowledgement(row.getString("id"))))
        .list();
  }

  /** The domains of an incident: those that it still touches first, each by name. */
  public List<Affected> affected(String id, int offset, int limit) {
    return store.reading(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM affected WHERE incident_id = :id
                    ORDER BY until IS NOT NULL, domain LIMIT :limit OFFSET :offset
                    """)
                .bind("id", id)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> Incidents.affected(row))
                .list());
  }

  /** How many domains it touches or touched. */
  public int affectedCount(String id) {
    return store.reading(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM affected WHERE incident_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
  }

  /** What was said of it to whom, by receiver and in order. */
  public List<OutboxMessage> messages(String id) {
    return store.reading(handle -> new Messages(handle).of(id));
  }
}

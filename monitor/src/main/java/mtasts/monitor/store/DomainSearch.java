package mtasts.monitor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Status;
import org.jdbi.v3.core.Handle;

/** Finds domains by what their last reports and the configuration say, a page at a time. */
public final class DomainSearch {

  /** What is told of each; the order of the aggregate is that of the report. */
  private static final String LINE =
      """
      SELECT r.domain, r.status, r.delivery, r.checked_at,
        (SELECT group_concat(c.code, ' ' ORDER BY c.place) FROM report_code AS c
         WHERE c.domain = r.domain) AS codes
      FROM report AS r
      """;

  private final Store store;

  DomainSearch(Store store) {
    this.store = store;
  }

  /** Failing before unknown, warning and ok, each by name. */
  public List<DomainStanding> worstFirst(DomainQuery wanted, int offset, int limit) {
    Conditions conditions = conditions(wanted);
    String sql =
        LINE + conditions.where() + " ORDER BY r.place, r.domain LIMIT :limit OFFSET :offset";
    return store.reading(
        handle ->
            conditions
                .query(handle, sql)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> line(row))
                .list());
  }

  /**
   * By name.
   *
   * @param after those that come after this text; empty: from the first
   */
  public List<DomainStanding> byName(DomainQuery wanted, String after, int limit) {
    Conditions conditions =
        conditions(wanted).where(Optional.of(after), name -> "r.domain > :" + name);
    String sql = LINE + conditions.where() + " ORDER BY r.domain LIMIT :limit";
    return store.reading(
        handle ->
            conditions
                .query(handle, sql)
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list());
  }

  /** How many there are. */
  public int count(DomainQuery wanted) {
    Conditions conditions = conditions(wanted);
    return store.reading(
        handle ->
            conditions
                .query(handle, "SELECT count(*) FROM report AS r" + conditions.where())
                .mapTo(Integer.class)
                .one());
  }

  /** All domains in a line. */
  public FleetStanding fleet() {
    return store.reading(DomainSearch::fleet);
  }

  private static FleetStanding fleet(Handle handle) {
    Map<Status, Integer> domains = new EnumMap<>(Status.class);
    Optional<Instant> oldest =
        handle
            .createQuery(
                """
                SELECT status, count(*) AS domains, min(checked_at) AS oldest
                FROM report GROUP BY place
                """)
            .map(
                (row, context) -> {
                  domains.put(Status.valueOf(row.getString("status")), row.getInt("domains"));
                  return Columns.instant(row, "oldest");
                })
            .stream()
            .min(Instant::compareTo);
    return new FleetStanding(domains, oldest);
  }

  private static DomainStanding line(ResultSet row) throws SQLException {
    String codes = row.getString("codes");
    return new DomainStanding(
        new DomainName(row.getString("domain")),
        Status.valueOf(row.getString("status")),
        Delivery.valueOf(row.getString("delivery")),
        Columns.instant(row, "checked_at"),
        codes == null ? List.of() : List.of(codes.split(" ", -1)));
  }

  private static Conditions conditions(DomainQuery wanted) {
    Conditions conditions =
        new Conditions()
            .where(
                wanted.text().map(text -> text.toLowerCase(Locale.ROOT)),
                name -> "instr(r.domain, :" + name + ") > 0")
            .where(wanted.status().map(Status::name), name -> "r.status = :" + name)
            .where(wanted.code(), name -> among("report_code WHERE code = :" + name))
            .where(wanted.mx(), name -> among("report_mx WHERE host = :" + name))
            .where(wanted.group(), name -> among("label WHERE key = '' AND value = :" + name));
    wanted.labels().forEach((key, value) -> label(conditions, key, value));
    return conditions;
  }

  private static void label(Conditions conditions, String key, String value) {
    String keyName = conditions.bind(key);
    conditions.where(
        Optional.of(value),
        name -> among("label WHERE key = :" + keyName + " AND value = :" + name));
  }

  private static String among(String rows) {
    return "r.domain IN (SELECT domain FROM " + rows + ")";
  }
}

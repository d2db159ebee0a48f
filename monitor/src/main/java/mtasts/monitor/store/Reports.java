package mtasts.monitor.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.history.Events.Standing;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Status;
import org.jdbi.v3.core.Handle;

/** The table of last reports, on one connection. */
final class Reports {

  private final Handle handle;

  Reports(Handle handle) {
    this.handle = handle;
  }

  void put(DomainReport report) {
    handle
        .createUpdate(
            """
            INSERT INTO report (domain, checked_at, status, delivery, json)
            VALUES (:domain, :checkedAt, :status, :delivery, :json)
            ON CONFLICT (domain) DO UPDATE SET
              checked_at = excluded.checked_at, status = excluded.status,
              delivery = excluded.delivery, json = excluded.json
            """)
        .bind("domain", report.domain().name())
        .bind("checkedAt", report.checkedAt())
        .bind("status", report.status().name())
        .bind("delivery", report.delivery().name())
        .bind("json", ReportJson.write(report))
        .execute();
    new ReportTraits(handle).put(report);
  }

  void remove(DomainName domain) {
    handle.execute("DELETE FROM report WHERE domain = ?", domain.name());
  }

  /** How the last report of a domain ended. */
  Optional<Standing> standing(DomainName domain) {
    return handle
        .createQuery("SELECT status, delivery FROM report WHERE domain = :domain")
        .bind("domain", domain.name())
        .map(
            (row, context) ->
                new Standing(
                    Status.valueOf(row.getString("status")),
                    Delivery.valueOf(row.getString("delivery"))))
        .findOne();
  }

  Optional<DomainReport> of(DomainName domain) {
    return handle
        .createQuery("SELECT json FROM report WHERE domain = :domain")
        .bind("domain", domain.name())
        .mapTo(String.class)
        .findOne()
        .map(ReportJson::read);
  }

  /** Up to {@code limit} reports of the domains that come after this text, by name. */
  List<DomainReport> after(String domain, int limit) {
    return handle
        .createQuery("SELECT json FROM report WHERE domain > :domain ORDER BY domain LIMIT :limit")
        .bind("domain", domain)
        .bind("limit", limit)
        .mapTo(String.class)
        .map(ReportJson::read)
        .list();
  }

  /** Domains with a report, a round or a symptom. */
  Set<DomainName> remembered() {
    return handle
        .createQuery(
            "SELECT domain FROM report UNION SELECT domain FROM known"
                + " UNION SELECT domain FROM symptom")
        .mapTo(String.class)
        .map(DomainName::new)
        .set();
  }

  Map<DomainName, Instant> checkTimes() {
    Map<DomainName, Instant> times = new HashMap<>();
    handle
        .createQuery("SELECT domain, checked_at FROM report")
        .map(
            (row, context) ->
                Map.entry(
                    new DomainName(row.getString("domain")), Columns.instant(row, "checked_at")))
        .forEach(entry -> times.put(entry.getKey(), entry.getValue()));
    return times;
  }
}

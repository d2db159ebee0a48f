package mtasts.monitor.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.Excerpt;
import mtasts.alerts.incident.IncidentKey;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import org.jdbi.v3.core.Handle;

/**
 * The table of findings of severity info, on one connection. One that stood in a report stays here
 * when it is gone: a digest tells it all the same, as some stand in one report only.
 */
final class Notes {

  private final Handle handle;

  Notes(Handle handle) {
    this.handle = handle;
  }

  /** Takes a report; nothing is written where it says what the one before said. */
  void take(DomainReport report) {
    Instant at = report.checkedAt().plusMillis(report.durationMs());
    Map<IncidentKey, Finding> seen = new HashMap<>();
    report.findings().stream()
        .filter(finding -> finding.severity() == Severity.INFO)
        .forEach(finding -> seen.put(IncidentKey.of(finding), finding));
    for (IncidentKey known : standing(report.domain())) {
      boolean gone =
          seen.remove(known) == null
              && report.status() != Status.UNKNOWN
              && report.judges(known.code(), known.cause());
      if (gone) {
        end(report.domain(), known, at);
      }
    }
    seen.forEach((key, finding) -> put(report.domain(), key, finding, at));
  }

  private List<IncidentKey> standing(DomainName domain) {
    return handle
        .createQuery("SELECT code, cause FROM note WHERE domain = :domain AND until IS NULL")
        .bind("domain", domain.name())
        .map((row, context) -> Incidents.key(row))
        .list();
  }

  private void end(DomainName domain, IncidentKey key, Instant at) {
    handle.execute(
        "UPDATE note SET until = ? WHERE domain = ? AND code = ? AND cause = ?",
        at,
        domain.name(),
        key.code().toString(),
        key.cause());
  }

  private void put(DomainName domain, IncidentKey key, Finding finding, Instant at) {
    handle.execute(
        """
        INSERT OR REPLACE INTO note (domain, code, cause, finding, since, until)
        VALUES (?, ?, ?, ?, ?, NULL)
        """,
        domain.name(),
        key.code().toString(),
        key.cause(),
        ReportJson.write(finding),
        at);
  }

  void remove(DomainName domain) {
    handle.execute("DELETE FROM note WHERE domain = ?", domain.name());
  }

  /** Forgets what was gone before then. */
  void prune(Instant before) {
    handle.execute("DELETE FROM note WHERE until < ?", before);
  }

  /** What was first seen after this moment, by domain. */
  Excerpt<Digest.News> news(Instant since, int most) {
    List<Digest.News> first =
        handle
            .createQuery(
                """
                SELECT domain, finding, since FROM note WHERE since > :since
                ORDER BY domain, code, cause LIMIT :most
                """)
            .bind("since", since)
            .bind("most", most)
            .map(
                (row, context) ->
                    new Digest.News(
                        new DomainName(row.getString("domain")),
                        ReportJson.readFinding(row.getString("finding")),
                        Columns.instant(row, "since")))
            .list();
    int total =
        handle
            .createQuery("SELECT count(*) FROM note WHERE since > :since")
            .bind("since", since)
            .mapTo(Integer.class)
            .one();
    return new Excerpt<>(first, total);
  }

  /** In how many domains there is one, by code. */
  Map<FindingCode, Integer> standing() {
    Map<FindingCode, Integer> counts = new EnumMap<>(FindingCode.class);
    handle
        .createQuery(
            """
            SELECT code, min(cause) AS cause, count(DISTINCT domain) AS domains
            FROM note WHERE until IS NULL GROUP BY code
            """)
        .map((row, context) -> Map.entry(Incidents.key(row).code(), row.getInt("domains")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }
}

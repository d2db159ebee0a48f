package mtasts.monitor.store;

import java.util.List;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.MxSeen;
import org.jdbi.v3.core.Handle;

/**
 * The tables of what a last report can be found by: codes and MX hosts. Most rounds find what the
 * one before found, and change nothing here.
 */
final class ReportTraits {

  private final Handle handle;

  ReportTraits(Handle handle) {
    this.handle = handle;
  }

  void put(DomainReport report) {
    String domain = report.domain().name();
    List<String> codes =
        report.findings().stream().map(finding -> finding.code().toString()).distinct().toList();
    if (!codes.equals(codes(report.domain()))) {
      handle.execute("DELETE FROM report_code WHERE domain = ?", domain);
      for (int place = 0; place < codes.size(); place++) {
        handle.execute(
            "INSERT INTO report_code (code, domain, place) VALUES (?, ?, ?)",
            codes.get(place),
            domain,
            place);
      }
    }
    List<String> hosts = report.mx().stream().map(MxSeen::host).distinct().sorted().toList();
    if (!hosts.equals(hosts(report.domain()))) {
      handle.execute("DELETE FROM report_mx WHERE domain = ?", domain);
      hosts.forEach(
          host ->
              handle.execute("INSERT INTO report_mx (host, domain) VALUES (?, ?)", host, domain));
    }
  }

  private List<String> codes(DomainName domain) {
    return texts("SELECT code FROM report_code WHERE domain = ? ORDER BY place", domain);
  }

  private List<String> hosts(DomainName domain) {
    return texts("SELECT host FROM report_mx WHERE domain = ? ORDER BY host", domain);
  }

  private List<String> texts(String sql, DomainName domain) {
    return handle.createQuery(sql).bind(0, domain.name()).mapTo(String.class).list();
  }
}

package mtasts.monitor.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.Status;
import mtasts.monitor.store.DomainStanding;
import mtasts.monitor.store.OpenIncident;
import mtasts.monitor.store.Store;

/** The page for people: open incidents, then domains, the worst first. No scripts. */
final class StatusPage {

  private static final int MOST_DOMAINS = 500;

  private static final String STYLE =
      """
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem;
             padding: 0 1rem; color: #1b1b1b; background: #fff; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ccc;
               vertical-align: top; }
      .ok { color: #1a6b2b; } .warning { color: #8a5a00; } .failing, .error { color: #b00020; }
      .unknown { color: #555; }
      @media (prefers-color-scheme: dark) {
        body { color: #eee; background: #161616; }
        a { color: #9ec1ff; } .ok { color: #7fd08f; } .warning { color: #e8b54d; }
        .failing, .error { color: #ff8a94; } .unknown { color: #aaa; }
      }
      """;

  private final Store store;
  private final Running running;

  StatusPage(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  void style(Context ctx) {
    ctx.contentType("text/css").result(STYLE);
  }

  void show(Context ctx) {
    List<DomainStanding> standings = store.worstFirst(MOST_DOMAINS);
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="30">
        <title>MTA-STS monitor</title><link rel="stylesheet" href="/style.css"></head><body>
        <h1>MTA-STS monitor</h1>
        """);
    running.trouble().ifPresent(what -> paragraph(page, "error", "The monitor is stuck: " + what));
    incidents(page, store.openIncidents(), store.silences());
    domains(page, standings);
    page.append("</body></html>\n");
    ctx.contentType("text/html; charset=utf-8").result(page.toString());
  }

  private void incidents(StringBuilder page, List<OpenIncident> open, List<Silence> silences) {
    page.append("<h2>Open incidents</h2>\n");
    if (open.isEmpty()) {
      paragraph(page, "ok", "None.");
      return;
    }
    page.append("<table><tr><th>Severity<th>What<th>Code<th>Since<th>Domains<th></tr>\n");
    for (OpenIncident one : open) {
      String severity = one.incident().severity().toString();
      long domains = one.affected().stream().filter(a -> a.until().isEmpty()).count();
      page.append("<tr><td class=\"").append(severity).append("\">").append(severity);
      cell(page, one.incident().title());
      cell(page, one.incident().key().code().toString());
      cell(page, one.incident().openedAt().truncatedTo(ChronoUnit.SECONDS).toString());
      cell(page, Long.toString(domains));
      cell(page, quiet(one, running.silencing(one, silences)));
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  /** Why nobody may be hearing of it. */
  private static String quiet(OpenIncident open, Optional<Silence> silencing) {
    Stream<String> silenced =
        silencing.stream().map(one -> "silenced until " + time(one.until()) + ": " + one.comment());
    Stream<String> acknowledged =
        open.acknowledgement().stream()
            .map(one -> "acknowledged " + time(one.at()) + ": " + one.comment());
    return Stream.concat(silenced, acknowledged).collect(Collectors.joining("; "));
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void domains(StringBuilder page, List<DomainStanding> standings) {
    page.append("<h2>Domains</h2>\n");
    paragraph(page, "", running.domains() + " monitored. The worst come first.");
    page.append("<table><tr><th>Domain<th>Status<th>Delivery<th>Last check</tr>\n");
    for (DomainStanding one : standings) {
      String name = Html.escape(one.domain().name());
      Status status = one.status();
      page.append("<tr><td><a href=\"/api/v1/domains/").append(name).append("\">").append(name);
      page.append("</a><td class=\"").append(status).append("\">").append(status);
      cell(page, one.delivery().toString());
      cell(page, one.checkedAt().truncatedTo(ChronoUnit.SECONDS).toString());
      page.append("</tr>\n");
    }
    page.append("</table>\n");
    if (standings.size() == MOST_DOMAINS) {
      paragraph(page, "", "Only the first " + MOST_DOMAINS + " are shown; the API has all.");
    }
  }

  private static void cell(StringBuilder page, String text) {
    page.append("<td>").append(Html.escape(text));
  }

  private static void paragraph(StringBuilder page, String style, String text) {
    page.append("<p class=\"").append(style).append("\">").append(Html.escape(text));
    page.append("</p>\n");
  }
}

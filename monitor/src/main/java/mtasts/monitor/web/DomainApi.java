package mtasts.monitor.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.ReportJson;
import mtasts.monitor.store.DomainStanding;
import mtasts.monitor.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Domains over the API. */
final class DomainApi {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Store store;
  private final Running running;

  DomainApi(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  /**
   * {@code GET /api/v1/domains}: by name, a page at a time, with the filters of {@link
   * DomainFilter}. {@code next} is the cursor of the next page, absent on the last.
   */
  void list(Context ctx) {
    Cursor cursor = Cursor.of(ctx);
    List<DomainStanding> found =
        store.domains().byName(DomainFilter.of(ctx), cursor.after().orElse(""), cursor.limit() + 1);
    List<DomainStanding> page = cursor.page(found);
    ObjectNode body = JSON.objectNode();
    ArrayNode domains = body.putArray("domains");
    page.forEach(one -> domains.add(line(one)));
    if (found.size() > page.size()) {
      body.put("next", page.getLast().domain().name());
    }
    Api.json(ctx, body.toString());
  }

  private static ObjectNode line(DomainStanding one) {
    ObjectNode domain = JSON.objectNode();
    domain.put("domain", one.domain().name());
    domain.put("status", one.status().toString());
    domain.put("delivery", one.delivery().toString());
    domain.put("checked_at", one.checkedAt().toString());
    ArrayNode findings = domain.putArray("findings");
    one.codes().forEach(findings::add);
    return domain;
  }

  /** {@code GET /api/v1/domains/NAME}: the last report of a domain. */
  void one(Context ctx) {
    DomainName name = DomainPage.name(ctx.pathParam("domain"));
    DomainReport report =
        store
            .report(name)
            .orElseThrow(
                () -> new NotFoundResponse(name + " is not monitored, or had no round yet"));
    Api.json(ctx, ReportJson.write(report));
  }

  /**
   * {@code GET /api/v1/domains/NAME/history}: what is remembered of a domain, and its time line.
   */
  void history(Context ctx) {
    DomainName name = DomainPage.name(ctx.pathParam("domain"));
    DomainHistory history = store.history(name);
    if (history.equals(DomainHistory.NONE)) {
      throw new NotFoundResponse(name + " is not monitored, or had no round yet");
    }
    ObjectNode body = DomainHistoryJson.of(name, history, store.timeline(name), running.now());
    Api.json(ctx, body.toString());
  }
}

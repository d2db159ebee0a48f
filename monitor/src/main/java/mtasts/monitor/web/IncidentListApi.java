package mtasts.monitor.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mtasts.checks.report.Severity;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.store.IncidentQuery;
import mtasts.monitor.store.IncidentStanding;
import mtasts.monitor.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Incidents over the API, a page at a time. */
final class IncidentListApi {

  private final Store store;
  private final Running running;
  private final Supplier<HttpConfig> http;

  IncidentListApi(Store store, Running running, Supplier<HttpConfig> http) {
    this.store = store;
    this.running = running;
    this.http = http;
  }

  /**
   * {@code GET /api/v1/incidents}: the oldest first, a page at a time. {@code state} is {@code
   * open}, where it is absent, {@code resolved} or {@code all}.
   */
  void list(Context ctx) {
    Cursor cursor = Cursor.of(ctx);
    cursor.after().ifPresent(this::demand);
    List<IncidentStanding> found =
        store.incidents().byAge(wanted(ctx), cursor.after(), cursor.limit() + 1);
    List<IncidentStanding> page = cursor.page(found);
    Silencing silencing = Silencing.now(store, running);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode incidents = body.putArray("incidents");
    page.forEach(one -> incidents.add(json(one, silencing)));
    if (found.size() > page.size()) {
      body.put("next", page.getLast().incident().id());
    }
    Api.json(ctx, body.toString());
  }

  /** What is pruned meanwhile can not be gone on from. */
  private void demand(String id) {
    if (store.incidents().of(id).isEmpty()) {
      throw new NotFoundResponse("There is no incident at this cursor any more");
    }
  }

  private ObjectNode json(IncidentStanding one, Silencing silencing) {
    return IncidentJson.of(
        one,
        store.incidents().affected(one.incident().id(), 0, IncidentJson.DOMAINS_NAMED),
        silencing.of(one),
        http.get().url().map(URI::toString));
  }

  private static IncidentQuery wanted(Context ctx) {
    return new IncidentQuery(
        open(Optional.ofNullable(ctx.queryParam("state")).orElse("open")),
        Optional.ofNullable(ctx.queryParam("severity")).map(IncidentListApi::severity),
        Optional.ofNullable(ctx.queryParam("code")).map(DomainFilter::code),
        Optional.ofNullable(ctx.queryParam("domain")).map(DomainPage::name));
  }

  private static Optional<Boolean> open(String state) {
    return switch (state) {
      case "open" -> Optional.of(true);
      case "resolved" -> Optional.of(false);
      case "all" -> Optional.empty();
      default -> throw new BadRequestResponse("state must be open, resolved or all");
    };
  }

  private static Severity severity(String text) {
    return switch (text) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> throw new BadRequestResponse("severity must be error or warning");
    };
  }
}

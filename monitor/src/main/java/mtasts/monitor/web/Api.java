package mtasts.monitor.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Locale;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import mtasts.alerts.route.Silence;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.ReportJson;
import mtasts.monitor.store.OpenIncident;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.Unsent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The API, version 1: what the monitor knows, as JSON. */
final class Api {

  private static final int USUAL_LIMIT = 100;
  private static final int MOST = 1_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Store store;
  private final Running running;

  Api(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  /**
   * {@code GET /api/v1/domains?limit=N&cursor=C}: domains by name, a page at a time. {@code next}
   * is the cursor of the next page, absent on the last.
   */
  void domains(Context ctx) {
    int limit = limit(ctx.queryParam("limit"));
    @Nullable String cursor = ctx.queryParam("cursor");
    List<DomainReport> found = store.reports(cursor == null ? "" : cursor, limit + 1);
    List<DomainReport> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode body = JSON.objectNode();
    ArrayNode domains = body.putArray("domains");
    page.forEach(report -> domains.add(overview(report)));
    if (found.size() > limit) {
      body.put("next", page.getLast().domain().name());
    }
    json(ctx, body.toString());
  }

  private static ObjectNode overview(DomainReport report) {
    ObjectNode domain = JSON.objectNode();
    domain.put("domain", report.domain().name());
    domain.put("status", report.status().toString());
    domain.put("delivery", report.delivery().toString());
    domain.put("checked_at", report.checkedAt().toString());
    ArrayNode findings = domain.putArray("findings");
    report.findings().stream().map(f -> f.code().toString()).distinct().forEach(findings::add);
    return domain;
  }

  /** {@code GET /api/v1/domains/NAME}: the last report of a domain. */
  void domain(Context ctx) {
    DomainName name = name(ctx.pathParam("domain"));
    DomainReport report =
        store
            .report(name)
            .orElseThrow(
                () -> new NotFoundResponse(name + " is not monitored, or had no round yet"));
    json(ctx, ReportJson.write(report));
  }

  /**
   * {@code GET /api/v1/domains/NAME/history}: what is remembered of a domain, and its time line.
   */
  void history(Context ctx) {
    DomainName name = name(ctx.pathParam("domain"));
    DomainHistory history = store.history(name);
    if (history.equals(DomainHistory.NONE)) {
      throw new NotFoundResponse(name + " is not monitored, or had no round yet");
    }
    json(ctx, DomainHistoryJson.of(name, history, store.timeline(name), running.now()).toString());
  }

  /** {@code GET /api/v1/incidents}: every open incident, the oldest first. */
  void incidents(Context ctx) {
    ObjectNode body = JSON.objectNode();
    ArrayNode incidents = body.putArray("incidents");
    List<Silence> silences = store.silences();
    for (OpenIncident open : store.openIncidents()) {
      incidents.add(IncidentJson.of(open, running.silencing(open, silences)));
    }
    json(ctx, body.toString());
  }

  /** {@code GET /api/v1/outbox}: messages that no receiver has got, a thousand at most. */
  void outbox(Context ctx) {
    ObjectNode body = JSON.objectNode();
    ArrayNode messages = body.putArray("messages");
    store.unsent(MOST).forEach(unsent -> messages.add(message(unsent)));
    json(ctx, body.toString());
  }

  private static ObjectNode message(Unsent unsent) {
    OutboxMessage message = unsent.message();
    ObjectNode json = JSON.objectNode();
    json.put("id", message.id());
    json.put("receiver", message.receiver());
    message.addressee().owner().ifPresent(owner -> json.put("owner", owner));
    json.put("status", message.status().name().toLowerCase(Locale.ROOT));
    switch (message.topic()) {
      case Topic.OfIncident(String incidentId, MessageKind kind) ->
          json.put("kind", kind.toString()).put("incident", incidentId);
      case Topic.Digest _ -> json.put("kind", "digest");
    }
    unsent.title().ifPresent(title -> json.put("title", title));
    json.put("created_at", message.createdAt().toString());
    json.put("due_at", message.dueAt().toString());
    if (message.status() == OutboxMessage.Status.WAITING) {
      json.put("next_attempt_at", message.notBefore().toString());
    }
    message.endedAt().ifPresent(at -> json.put("given_up_at", at.toString()));
    json.put("attempts", message.attempts());
    message.lastError().ifPresent(error -> json.put("last_error", error));
    return json;
  }

  private static DomainName name(String text) {
    try {
      return DomainName.of(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse("This is no domain name: " + e.getMessage());
    }
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL_LIMIT;
    }
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw new BadRequestResponse("limit must be a number from 1 to " + MOST);
    }
    return Integer.parseInt(text);
  }

  private static void json(Context ctx, String body) {
    ctx.contentType("application/json").result(body);
  }
}

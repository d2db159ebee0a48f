package mtasts.monitor.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.monitor.store.FleetStanding;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.Unsent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The API, version 1: how the monitor itself stands, as JSON. */
final class Api {

  private static final int MOST = 1_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Store store;
  private final Running running;

  Api(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  /** {@code GET /api/v1/status}: how the monitor stands, and what it watches, in a line each. */
  void status(Context ctx) {
    ObjectNode body = JSON.objectNode();
    Optional<String> trouble = running.trouble();
    body.put("healthy", trouble.isEmpty());
    trouble.ifPresent(what -> body.put("trouble", what));
    body.put("ready", running.isReady());
    ArrayNode doubted = body.putArray("doubted");
    running.doubted().stream().sorted().forEach(way -> doubted.add(way.toString()));
    fleet(body);
    Map<Severity, Integer> open = store.openBySeverity();
    ObjectNode incidents = body.putObject("incidents");
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
      incidents.put(severity.toString(), open.getOrDefault(severity, 0));
    }
    ArrayNode outbox = body.putArray("outbox");
    new TreeMap<>(running.backlogs())
        .forEach(
            (receiver, backlog) ->
                outbox
                    .addObject()
                    .put("receiver", receiver)
                    .put("waiting", backlog.waiting())
                    .put("given_up", backlog.dead()));
    json(ctx, body.toString());
  }

  private void fleet(ObjectNode body) {
    FleetStanding fleet = store.domains().fleet();
    ObjectNode domains = body.putObject("domains").put("monitored", running.domains());
    for (Status status : Status.values()) {
      domains.put(status.toString(), fleet.domains().getOrDefault(status, 0));
    }
    fleet.oldestCheck().ifPresent(at -> body.put("oldest_check", at.toString()));
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

  static void json(Context ctx, String body) {
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("application/json").result(body);
  }
}

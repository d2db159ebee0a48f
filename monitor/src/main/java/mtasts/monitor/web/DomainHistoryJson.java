package mtasts.monitor.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.Event;
import mtasts.checks.history.HeldPolicy;
import mtasts.checks.policy.MxPattern;
import mtasts.checks.report.DomainName;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is remembered of a domain, in the style of the report. */
final class DomainHistoryJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DomainHistoryJson() {}

  /**
   * The object.
   *
   * @param events what changed, the last first
   */
  static ObjectNode of(DomainName domain, DomainHistory history, List<Event> events, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.put("domain", domain.name());
    put(json, "horizon", history.policies().horizon(now));
    put(json, "clean_since", history.cleanSince());
    put(json, "last_good_fetch", history.policies().goodAt());
    put(json, "failing_since", history.policies().failingSince());
    ArrayNode policies = json.putArray("policies");
    history.policies().policies().reversed().forEach(held -> policies.add(policy(held, now)));
    ArrayNode changes = json.putArray("events");
    events.forEach(event -> changes.add(event(event)));
    return json;
  }

  private static ObjectNode policy(HeldPolicy held, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.put("mode", held.text().policy().mode().toString());
    json.put("max_age_seconds", held.text().maxAgeSeconds());
    ArrayNode mx = json.putArray("mx");
    held.text().policy().mx().stream().map(MxPattern::toString).forEach(mx::add);
    json.put("body", held.text().text());
    ArrayNode ids = json.putArray("ids");
    for (HeldPolicy.UnderId under : held.ids()) {
      ObjectNode id = ids.addObject();
      id.put("id", under.id());
      id.put("from", under.from().toString());
      put(id, "until", under.until());
    }
    json.put("first_seen", held.firstSeen().toString());
    put(json, "last_seen", held.gone().map(HeldPolicy.Gone::lastSeen));
    put(json, "missed", held.gone().map(HeldPolicy.Gone::missed));
    json.put("served", held.gone().isEmpty());
    json.put("held_until", held.heldUntil(now).toString());
    return json;
  }

  private static ObjectNode event(Event event) {
    ObjectNode json = JSON.objectNode();
    json.put("at", event.at().toString());
    json.put("kind", event.kind().toString());
    ArrayNode removed = json.putArray("removed");
    event.removed().forEach(removed::add);
    ArrayNode added = json.putArray("added");
    event.added().forEach(added::add);
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<Instant> moment) {
    moment.ifPresent(at -> json.put(name, at.toString()));
  }
}

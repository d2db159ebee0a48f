package mtasts.alerts.webhook;

import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import mtasts.alerts.digest.Digest;
import mtasts.alerts.digest.Excerpt;
import mtasts.alerts.incident.Incident;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A digest as the format {@code standard} has it. */
final class DigestJson {

  private DigestJson() {}

  static ObjectNode of(Digest digest) {
    ObjectNode node =
        Json.object()
            .put("since", digest.since().toString())
            .put("until", digest.until().toString());
    ObjectNode domains = node.putObject("domains");
    for (Status status : Status.values()) {
      domains.put(status.toString(), digest.domains().getOrDefault(status, 0));
    }
    list(node, "open", digest.open(), DigestJson::open);
    list(node, "ended", digest.ended(), one -> incident(one.incident(), one.domains()));
    list(node, "news", digest.news(), DigestJson::news);
    ObjectNode notes = node.putObject("notes");
    new TreeMap<>(digest.notes()).forEach((code, count) -> notes.put(code.toString(), count));
    list(
        node,
        "unknown",
        digest.unknown(),
        domain -> JsonNodeFactory.instance.stringNode(domain.name()));
    ArrayNode certificates = node.putArray("certificates");
    digest
        .expiries()
        .first()
        .forEach(
            one ->
                certificates.add(
                    Json.object()
                        .put("host", one.host())
                        .put("not_after", one.notAfter().toString())));
    ArrayNode receivers = node.putArray("receivers");
    digest
        .behind()
        .forEach(
            one ->
                receivers.add(
                    Json.object()
                        .put("name", one.receiver())
                        .put("waiting", one.waiting())
                        .put("given_up", one.dead())));
    return node;
  }

  private static <T> void list(
      ObjectNode node, String name, Excerpt<T> excerpt, Function<T, JsonNode> member) {
    ArrayNode list = node.putArray(name);
    excerpt.first().stream().map(member).forEach(list::add);
    node.put(name + "_count", excerpt.total());
  }

  private static ObjectNode open(Digest.Open open) {
    ObjectNode node = incident(open.incident(), open.domains());
    open.silence().ifPresent(silence -> node.put("silenced_until", silence.until().toString()));
    open.acknowledgement().ifPresent(given -> node.put("acknowledged_at", given.at().toString()));
    return node;
  }

  private static ObjectNode incident(Incident incident, int domains) {
    ObjectNode node =
        Json.object()
            .put("id", incident.id())
            .put("code", incident.key().code().toString())
            .put("severity", incident.severity().toString())
            .put("cause", incident.key().cause())
            .put("state", incident.state().name().toLowerCase(Locale.ROOT))
            .put("title", incident.title())
            .put("opened_at", incident.openedAt().toString());
    incident.resolvedAt().ifPresent(at -> node.put("resolved_at", at.toString()));
    return node.put("domain_count", domains);
  }

  private static ObjectNode news(Digest.News news) {
    ObjectNode node = Json.object().put("domain", news.domain().name());
    Json.read(ReportJson.write(news.finding()))
        .properties()
        .forEach(member -> node.set(member.getKey(), member.getValue()));
    return node.put("since", news.since().toString());
  }
}

package mtasts.monitor.web;

import java.util.Locale;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.route.Silence;
import mtasts.monitor.store.OpenIncident;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An incident as the API gives it: the members of the webhook's incident, and {@code silenced} and
 * {@code acknowledged} where it is.
 */
final class IncidentJson {

  private IncidentJson() {}

  static ObjectNode of(OpenIncident open, Optional<Silence> silencing) {
    Incident incident = open.incident();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", incident.id());
    json.put("code", incident.key().code().toString());
    json.put("severity", incident.severity().toString());
    json.put("cause", incident.key().cause());
    json.put("state", incident.state().name().toLowerCase(Locale.ROOT));
    json.put("title", incident.title());
    json.put("opened_at", incident.openedAt().toString());
    json.put("confirmed_at", incident.confirmedAt().toString());
    incident.resolvedAt().ifPresent(at -> json.put("resolved_at", at.toString()));
    ArrayNode domains = json.putArray("domains");
    open.affected().stream()
        .filter(affected -> affected.until().isEmpty() || incident.resolvedAt().isPresent())
        .map(Affected::domain)
        .forEach(domain -> domains.add(domain.name()));
    json.put("domain_count", domains.size());
    silencing.ifPresent(
        silence ->
            json.putObject("silenced")
                .put("until", silence.until().toString())
                .put("comment", silence.comment()));
    open.acknowledgement()
        .ifPresent(
            given ->
                json.putObject("acknowledged")
                    .put("at", given.at().toString())
                    .put("comment", given.comment()));
    return json;
  }
}

package mtasts.monitor.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.route.Silence;
import mtasts.monitor.store.IncidentStanding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An incident as the API gives it: the members of the webhook's incident, and {@code silenced} and
 * {@code acknowledged} where it is.
 */
final class IncidentJson {

  /** So many domains are named; {@code domain_count} counts all. */
  static final int DOMAINS_NAMED = 1000;

  private IncidentJson() {}

  /**
   * The object.
   *
   * @param domains those that it touches or touched, as many as are named
   * @param url where the monitor's pages are
   */
  static ObjectNode of(
      IncidentStanding one,
      List<Affected> domains,
      Optional<Silence> silencing,
      Optional<String> url) {
    Incident incident = one.incident();
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
    url.ifPresent(root -> json.put("url", root + "/incidents/" + incident.id()));
    ArrayNode names = json.putArray("domains");
    domains.stream()
        .filter(affected -> incident.resolvedAt().isPresent() || affected.until().isEmpty())
        .forEach(affected -> names.add(affected.domain().name()));
    json.put("domain_count", one.touched());
    silencing.ifPresent(
        silence ->
            json.putObject("silenced")
                .put("until", silence.until().toString())
                .put("comment", silence.comment()));
    one.acknowledgement()
        .ifPresent(
            given ->
                json.putObject("acknowledged")
                    .put("at", given.at().toString())
                    .put("comment", given.comment()));
    return json;
  }
}

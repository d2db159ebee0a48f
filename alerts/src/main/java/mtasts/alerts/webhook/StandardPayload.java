package mtasts.alerts.webhook;

import java.util.Locale;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Notice;
import mtasts.checks.report.Finding;
import mtasts.checks.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of the format {@code standard}. Pure: the same message gives the same bytes. */
public final class StandardPayload {

  /** So many domains are named; {@code domain_count} counts all. */
  static final int DOMAINS_NAMED = 1000;

  /** So many findings are told, of the first domains by name. */
  static final int FINDINGS_TOLD = 100;

  private StandardPayload() {}

  /** The body, JSON in UTF-8. */
  public static byte[] of(Message message) {
    ObjectNode data = Json.object();
    String type =
        switch (message) {
          case Notice notice -> {
            data.set("incident", incident(notice));
            data.set("findings", findings(notice));
            yield type(notice);
          }
          case DigestNotice notice -> {
            data.set("digest", DigestJson.of(notice.digest()));
            yield "digest";
          }
        };
    data.set(
        "monitor",
        Json.object()
            .put("name", message.origin().name())
            .put("version", message.origin().version()));
    ObjectNode body = Json.object().put("type", type).put("timestamp", message.now().toString());
    body.set("data", data);
    return Json.bytes(body);
  }

  private static String type(Notice notice) {
    return switch (notice.kind()) {
      case OPENED, UPDATED, REMINDER, RESOLVED -> "incident." + notice.kind();
      case FLAPPING -> "incident.updated"; // its state says what is new
      case TEST -> "test";
    };
  }

  private static ObjectNode incident(Notice notice) {
    Incident incident = notice.incident();
    ObjectNode node =
        Json.object()
            .put("id", incident.id())
            .put("code", incident.key().code().toString())
            .put("severity", incident.severity().toString())
            .put("cause", incident.key().cause())
            .put("state", incident.state().name().toLowerCase(Locale.ROOT))
            .put("title", incident.title())
            .put("opened_at", incident.openedAt().toString())
            .put("confirmed_at", incident.confirmedAt().toString());
    incident.resolvedAt().ifPresent(at -> node.put("resolved_at", at.toString()));
    notice.page().ifPresent(page -> node.put("url", page));
    ArrayNode domains = node.putArray("domains");
    notice.affected().stream()
        .limit(DOMAINS_NAMED)
        .forEach(affected -> domains.add(affected.domain().name()));
    return node.put("domain_count", notice.affected().size());
  }

  private static ArrayNode findings(Notice notice) {
    ArrayNode findings = JsonMapper.shared().createArrayNode();
    notice.incident().own().ifPresent(own -> findings.add(members(own)));
    notice.affected().stream()
        .limit(FINDINGS_TOLD)
        .forEach(affected -> findings.add(finding(affected)));
    return findings;
  }

  /** A finding as reports have it, with its domain in front. */
  private static ObjectNode finding(Affected affected) {
    ObjectNode node = Json.object().put("domain", affected.domain().name());
    members(affected.finding())
        .properties()
        .forEach(member -> node.set(member.getKey(), member.getValue()));
    return node;
  }

  private static JsonNode members(Finding finding) {
    return Json.read(ReportJson.write(finding));
  }
}

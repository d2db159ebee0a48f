package mtasts.alerts.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.Severity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alerts for the v2 API of Prometheus Alertmanager, one for each incident.
 *
 * <p>The labels are what makes it that alert, so they hold only what stays the same: code, cause
 * and id. Domains come and go, and stand in the annotations. The severity is a label all the same,
 * as routes go by it: when it becomes worse, that is another alert, and the milder one ends in the
 * same request.
 *
 * <p>An alert without an end is over after {@code resolve_timeout} unless it is sent again and
 * again. This one is sent when there is news, so its end is far away; the message that the incident
 * is over brings it near. Of two ends that lie ahead Alertmanager keeps the later one: an end that
 * its clock has not reached would be forgotten for the far one, so the end that is told lies a few
 * minutes back.
 */
final class AlertmanagerPayload {

  /** No incident lasts that long, and the time is still one that everybody can read. */
  static final Duration FAR = Duration.ofDays(3650);

  /** How far its clock may be behind ours. */
  static final Duration SKEW = Duration.ofMinutes(5);

  /** A test ends by itself. */
  static final Duration TEST = Duration.ofMinutes(10);

  private static final int MAX_LABEL = 500;
  private static final int MAX_FACT = 4000;

  private final Notice notice;
  private final Brief brief;

  private AlertmanagerPayload(Notice notice) {
    this.notice = notice;
    this.brief = Brief.of(notice);
  }

  static byte[] of(Message message) {
    return switch (message) {
      case Notice notice -> new AlertmanagerPayload(notice).body();
      case DigestNotice _ -> Json.bytes(JsonMapper.shared().createArrayNode()); // holds no alert
    };
  }

  private byte[] body() {
    Severity severity = notice.incident().severity();
    ArrayNode alerts = JsonMapper.shared().createArrayNode();
    alerts.add(alert(severity, end()));
    if (notice.kind() != MessageKind.OPENED && notice.kind() != MessageKind.TEST) {
      Stream.of(Severity.WARNING, Severity.ERROR)
          .filter(milder -> milder.compareTo(severity) < 0)
          .forEach(milder -> alerts.add(alert(milder, over(notice.now()))));
    }
    return Json.bytes(alerts);
  }

  private Instant end() {
    if (notice.kind() == MessageKind.TEST) {
      return notice.now().plus(TEST);
    }
    return notice.incident().resolvedAt().map(this::over).orElseGet(() -> notice.now().plus(FAR));
  }

  /** An end that has passed for Alertmanager too, and does not lie before the beginning. */
  private Instant over(Instant at) {
    Instant passed = notice.now().minus(SKEW);
    Instant end = at.isBefore(passed) ? at : passed;
    Instant begin = notice.incident().openedAt();
    return end.isBefore(begin) ? begin : end;
  }

  private ObjectNode alert(Severity severity, Instant end) {
    Incident incident = notice.incident();
    ObjectNode alert = Json.object();
    alert
        .putObject("labels")
        .put("alertname", incident.key().code().toString())
        .put("severity", severity.toString())
        .put("cause", Plain.line(incident.key().cause(), MAX_LABEL))
        .put("incident", incident.id());
    alert.set("annotations", annotations());
    alert.put("startsAt", incident.openedAt().toString()).put("endsAt", end.toString());
    brief.page().ifPresent(page -> alert.put("generatorURL", page));
    return alert;
  }

  private ObjectNode annotations() {
    ObjectNode annotations =
        Json.object()
            .put("summary", Plain.line(notice.incident().title(), MAX_FACT))
            .put("domain_count", Integer.toString(brief.domains()));
    brief.story().ifPresent(story -> annotations.put("note", story));
    for (Fact fact : brief.facts()) {
      annotations.put(fact.kind().toString(), fact.within(MAX_FACT, Markup.PLAIN));
    }
    return annotations;
  }
}

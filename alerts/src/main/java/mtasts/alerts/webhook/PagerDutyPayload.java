package mtasts.alerts.webhook;

import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Mark;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.notice.Secret;
import mtasts.checks.report.Severity;
import okhttp3.HttpUrl;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event for PagerDuty's Events API v2. An incident is an alert there, with the incident's id as
 * its key: what is told twice updates it, and its end resolves it. An end of which PagerDuty never
 * saw the beginning does nothing there, which is right: nobody is to be woken for it. For the same
 * reason a digest is a change event.
 */
final class PagerDutyPayload implements Payload {

  static final int MAX_SUMMARY = 1024;

  /** Of the whole event; with these texts it stays far below. */
  static final int MAX_BYTES = 512 * 1024;

  private static final int MAX_NAME = 255;
  private static final int MAX_FACT = 8000;

  private final Secret routingKey;

  PagerDutyPayload(Secret routingKey) {
    this.routingKey = routingKey;
  }

  @Override
  public byte[] of(Message message) {
    return switch (message) {
      case Notice notice -> alert(notice);
      case DigestNotice digest -> change(digest);
    };
  }

  /** Change events have an address of their own. */
  @Override
  public HttpUrl address(HttpUrl url, Message message) {
    return switch (message) {
      case Notice _ -> url;
      case DigestNotice _ -> {
        int last = url.pathSize() - 1;
        String end = url.pathSegments().get(last);
        yield url.newBuilder().setPathSegment(last, "change").addPathSegment(end).build();
      }
    };
  }

  private byte[] change(DigestNotice notice) {
    ObjectNode event = Json.object().put("routing_key", routingKey.reveal());
    Brief brief = Brief.of(notice);
    event
        .putObject("payload")
        .put("summary", brief.headline(MAX_SUMMARY, Markup.PLAIN))
        .put("source", source(notice))
        .put("timestamp", notice.now().toString())
        .set("custom_details", details(brief));
    link(event, brief);
    return Json.bytes(event);
  }

  private byte[] alert(Notice notice) {
    boolean over = notice.incident().state() == Incident.State.RESOLVED;
    ObjectNode event =
        Json.object()
            .put("routing_key", routingKey.reveal())
            .put("event_action", over ? "resolve" : "trigger")
            .put("dedup_key", notice.incident().id())
            .put("client", "mta-sts-monitor");
    Brief brief = Brief.of(notice);
    event.set("payload", payload(notice, brief));
    notice.origin().url().ifPresent(url -> event.put("client_url", url));
    link(event, brief);
    return Json.bytes(event);
  }

  private static void link(ObjectNode event, Brief brief) {
    brief
        .page()
        .ifPresent(
            page ->
                event
                    .putArray("links")
                    .add(Json.object().put("href", page).put("text", "More on its page")));
  }

  private static String source(Message message) {
    return Plain.line(message.origin().name(), MAX_NAME);
  }

  private static ObjectNode details(Brief brief) {
    ObjectNode details = Json.object();
    brief.story().ifPresent(story -> details.put("Note", story));
    brief.facts().forEach(fact -> details.put(fact.name(), fact.within(MAX_FACT, Markup.PLAIN)));
    return details;
  }

  private static ObjectNode payload(Notice notice, Brief brief) {
    Incident incident = notice.incident();
    ObjectNode payload =
        Json.object()
            .put("summary", brief.headline(MAX_SUMMARY, Markup.PLAIN))
            .put("source", source(notice))
            .put("severity", severity(brief.mark(), incident.severity()))
            .put("timestamp", incident.openedAt().toString())
            .put("component", Plain.line(incident.key().cause(), MAX_NAME))
            .put("class", incident.key().code().toString());
    payload.set("custom_details", details(brief));
    return payload;
  }

  /** Of critical, error, warning and info; usual services call people for the first two. */
  private static String severity(Mark mark, Severity severity) {
    if (mark == Mark.TEST) {
      return "info";
    }
    return switch (severity) {
      case ERROR -> "error";
      case WARNING, UNKNOWN -> "warning";
      case INFO -> "info";
    };
  }
}

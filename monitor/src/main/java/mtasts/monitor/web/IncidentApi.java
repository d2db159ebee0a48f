package mtasts.monitor.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mtasts.alerts.email.Mail;
import mtasts.alerts.email.MailText;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.webhook.StandardPayload;
import mtasts.checks.report.Finding;
import mtasts.checks.report.ReportJson;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.store.IncidentStanding;
import mtasts.monitor.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One incident, open or over: with its findings, and as messages tell of it. */
final class IncidentApi {

  /** Ids in a mail that is sent to nobody. */
  private static final String FROM = "mta-sts-monitor@localhost";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Store store;
  private final Running running;
  private final Supplier<HttpConfig> http;

  IncidentApi(Store store, Running running, Supplier<HttpConfig> http) {
    this.store = store;
    this.running = running;
    this.http = http;
  }

  /** {@code GET /api/v1/incidents/ID}: the incident with what is found in each of its domains. */
  void show(Context ctx) {
    IncidentStanding one =
        store.incidents().of(ctx.pathParam("id")).orElseThrow(IncidentApi::unknown);
    List<Affected> affected = store.incidents().affected(one.incident().id(), 0, Integer.MAX_VALUE);
    ObjectNode json =
        IncidentJson.of(
            one,
            affected,
            Silencing.now(store, running).of(one),
            http.get().url().map(URI::toString));
    ArrayNode findings = json.putArray("findings");
    one.incident().own().ifPresent(own -> findings.add(members(own)));
    affected.forEach(each -> findings.add(finding(each)));
    Api.json(ctx, json.toString());
  }

  private static ObjectNode finding(Affected affected) {
    ObjectNode json = JSON.createObjectNode().put("domain", affected.domain().name());
    json.setAll(members(affected.finding()));
    json.put("since", affected.since().toString());
    affected.until().ifPresent(until -> json.put("until", until.toString()));
    return json;
  }

  private static ObjectNode members(Finding finding) {
    return (ObjectNode) JSON.readTree(ReportJson.write(finding));
  }

  /**
   * {@code GET /api/v1/incidents/ID/message?receiver=NAME&owner=ADDRESS&kind=K&format=F}: the
   * message that would tell of it, by the templates in force. Formats: {@code text} and {@code
   * html}, as a mail has them, and {@code json}, as the webhook format {@code standard} has it.
   */
  void message(Context ctx) {
    Notice notice =
        running
            .preview(ctx.pathParam("id"), addressee(ctx), kind(ctx.queryParam("kind")))
            .orElseThrow(IncidentApi::unknown);
    @Nullable String format = ctx.queryParam("format");
    switch (format == null ? "text" : format) {
      case "text" -> ctx.contentType("text/plain; charset=utf-8").result(mail(notice).text());
      case "html" -> ctx.contentType("text/html; charset=utf-8").result(mail(notice).html());
      case "json" -> ctx.contentType("application/json").result(payload(notice));
      default -> throw new BadRequestResponse("format is none of text, html, json");
    }
  }

  private static Mail mail(Notice notice) {
    return MailText.of(notice, FROM);
  }

  private static String payload(Notice notice) {
    String body = new String(StandardPayload.of(notice), StandardCharsets.UTF_8);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body)) + "\n";
  }

  private static Optional<Addressee> addressee(Context ctx) {
    return Optional.ofNullable(ctx.queryParam("receiver"))
        .map(name -> new Addressee(name, Optional.ofNullable(ctx.queryParam("owner"))));
  }

  private static Optional<MessageKind> kind(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(MessageKind.values())
            .filter(kind -> kind != MessageKind.TEST && kind.toString().equals(text))
            .findFirst()
            .orElseThrow(() -> new BadRequestResponse("kind is no kind of message")));
  }

  private static NotFoundResponse unknown() {
    return new NotFoundResponse(
        "There is no incident with this id, or it does not concern this receiver");
  }
}

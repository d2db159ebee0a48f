package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import mtasts.checks.report.Finding;
import mtasts.monitor.store.IncidentStanding;
import mtasts.monitor.store.Store;
import mtasts.monitor.web.Layout.Fact;

/** {@code /incidents/ID}: what it is, how to mend it, who was told what when, which domains. */
final class IncidentPage {

  private final Store store;
  private final Running running;

  IncidentPage(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  /** Something that happened. */
  private record Event(Instant at, String what) {}

  void show(Context ctx) {
    IncidentStanding one =
        store
            .incidents()
            .of(ctx.pathParam("id"))
            .orElseThrow(() -> new NotFoundResponse("There is no incident with this id"));
    Paging paging = Paging.of(ctx);
    Times times = Times.of(running);
    Incident incident = one.incident();
    List<Affected> domains =
        store.incidents().affected(incident.id(), paging.offset(), Paging.ROWS);
    Layout.show(
        ctx,
        incident.title(),
        tag("h1").of(incident.title()),
        facts(one, times),
        incident
            .own()
            .or(() -> domains.stream().findFirst().map(Affected::finding))
            .map(IncidentPage::remedy)
            .orElse(Html.NONE),
        timeLine(one, times),
        domains(incident, domains, paging, times));
  }

  private Html facts(IncidentStanding one, Times times) {
    Incident incident = one.incident();
    return Layout.facts(
        new Fact("severity", Layout.mark(incident.severity().toString())),
        Fact.of("state", incident.state().name().toLowerCase(Locale.ROOT)),
        new Fact("code", tag("code").of(incident.key().code().toString())),
        Fact.of("cause", incident.key().cause()),
        new Fact("first seen", times.at(incident.openedAt())),
        new Fact("over", incident.resolvedAt().map(times::at).orElse(Html.NONE)),
        Fact.of("domains", incident.own().isPresent() ? "" : Integer.toString(one.touched())),
        new Fact(
            "silenced",
            Silencing.now(store, running)
                .of(one)
                .map(
                    by ->
                        Html.all(
                            text("until "), times.moment(by.until()), text(": " + by.comment())))
                .orElse(Html.NONE)),
        new Fact(
            "acknowledged",
            one.acknowledgement()
                .map(by -> Html.all(times.moment(by.at()), text(": " + by.comment())))
                .orElse(Html.NONE)),
        Fact.of("id", incident.id()));
  }

  private static Html remedy(Finding finding) {
    return Layout.section(
        "How to mend it",
        tag("p").of(finding.summary()),
        tag("pre").styled("copy").of(Html.lines(finding.remedy())),
        tag("p").styled("soft").of(finding.reference()));
  }

  private Html timeLine(IncidentStanding one, Times times) {
    Incident incident = one.incident();
    Stream<Event> own =
        Stream.of(
                Optional.of(new Event(incident.openedAt(), "first seen")),
                Optional.of(new Event(incident.confirmedAt(), "confirmed")),
                one.acknowledgement()
                    .map(by -> new Event(by.at(), "acknowledged: " + by.comment())),
                incident.resolvedAt().map(at -> new Event(at, "over")))
            .flatMap(Optional::stream);
    Stream<Event> told =
        store.incidents().messages(incident.id()).stream().map(IncidentPage::event);
    List<List<Html>> rows =
        Stream.concat(own, told)
            .sorted(Comparator.comparing(Event::at))
            .map(event -> List.of(times.moment(event.at()), text(event.what())))
            .toList();
    return Layout.section("Time line", Layout.table("Time line", List.of("When", "What"), rows));
  }

  private static Event event(OutboxMessage message) {
    String kind =
        switch (message.topic()) {
          case Topic.OfIncident(String _, MessageKind told) -> told.toString();
          case Topic.Digest _ -> "digest";
        };
    String what = "“" + kind + "” to " + message.receiver();
    String error = message.lastError().map(words -> ": " + words).orElse("");
    Instant ended = message.endedAt().orElse(message.createdAt());
    return switch (message.status()) {
      case DELIVERED -> new Event(ended, what + " was delivered");
      case SUPERSEDED -> new Event(ended, what + " was not needed any more" + error);
      case DEAD -> new Event(ended, what + " was given up" + error);
      case WAITING -> new Event(message.notBefore(), what + " waits to be sent" + error);
    };
  }

  private Html domains(Incident incident, List<Affected> domains, Paging paging, Times times) {
    if (incident.own().isPresent()) {
      return Html.NONE;
    }
    List<List<Html>> rows = domains.stream().map(one -> row(one, times)).toList();
    int total = store.incidents().affectedCount(incident.id());
    return Layout.section(
        "Domains",
        Layout.table("Domains", List.of("Domain", "Since", "Until", "What"), rows),
        paging.links(total, "/incidents/" + incident.id() + "?"));
  }

  private static List<Html> row(Affected one, Times times) {
    String name = one.domain().name();
    return List.of(
        tag("a").to("/domains/" + name).of(name),
        times.moment(one.since()),
        one.until().map(times::moment).orElse(text("still there")),
        text(one.finding().summary()));
  }
}

package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.alerts.incident.Incident;
import mtasts.monitor.store.IncidentStanding;
import mtasts.monitor.store.Store;

/** Incidents in a line each. */
final class IncidentList {

  private final Silencing silencing;
  private final Times times;

  IncidentList(Store store, Running running, Times times) {
    this.silencing = Silencing.now(store, running);
    this.times = times;
  }

  Html table(List<IncidentStanding> incidents) {
    if (incidents.isEmpty()) {
      return tag("p").of("None.");
    }
    return tag("table")
        .styled("incidents")
        .of(
            tag("thead")
                .of(
                    tag("tr")
                        .of(
                            column("Severity"),
                            column("What"),
                            column("Domains"),
                            tag("th").with("scope", "col").styled("wide").of("Since"))),
            tag("tbody").of(incidents.stream().map(one -> row(one)).toList()));
  }

  private static Html column(String name) {
    return tag("th").with("scope", "col").of(name);
  }

  private Html row(IncidentStanding one) {
    Incident incident = one.incident();
    return tag("tr")
        .of(
            tag("td").of(Layout.mark(incident.severity().toString())),
            tag("td")
                .of(
                    tag("a").to("/incidents/" + incident.id()).of(incident.title()),
                    tag("div")
                        .styled("soft")
                        .of(
                            tag("code").of(incident.key().code().toString()),
                            Html.text(" " + incident.key().cause())),
                    marks(Stream.of(state(incident), quiet(one)))),
            tag("td").of(incident.own().isPresent() ? "" : Integer.toString(one.touched())),
            tag("td").styled("wide").of(times.distance(incident.openedAt())));
  }

  private static Html marks(Stream<String> words) {
    List<String> said = words.filter(one -> !one.isEmpty()).toList();
    return said.isEmpty() ? Html.NONE : tag("div").of(String.join("; ", said));
  }

  private String state(Incident incident) {
    return switch (incident.state()) {
      case OPEN -> "";
      case FLAPPING -> "comes and goes";
      case RESOLVED -> incident.resolvedAt().map(at -> "over " + times.distance(at)).orElse("");
    };
  }

  /** Why nobody may be hearing of it. */
  private String quiet(IncidentStanding one) {
    Stream<String> silenced =
        silencing.of(one).stream()
            .map(
                silence ->
                    "silenced until " + Times.utc(silence.until()) + ": " + silence.comment());
    Stream<String> acknowledged =
        one.acknowledgement().stream()
            .map(given -> "acknowledged " + Times.utc(given.at()) + ": " + given.comment());
    return Stream.concat(silenced, acknowledged).collect(Collectors.joining("; "));
  }
}

package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import java.util.List;
import java.util.stream.Stream;
import mtasts.checks.report.Status;
import mtasts.monitor.store.DomainQuery;
import mtasts.monitor.store.DomainStanding;

/** The list of domains with the form that filters it. */
final class DomainList {

  private DomainList() {}

  static Html form(DomainQuery wanted) {
    return tag("form")
        .with("method", "get")
        .with("action", "/")
        .with("role", "search")
        .with("aria-label", "Domains")
        .of(
            input("Name holds", "text", "search", wanted.text().orElse("")),
            status(wanted),
            input("Code", "code", "text", wanted.code().orElse("")),
            input("MX host", "mx", "text", wanted.mx().orElse("")),
            input("Group", "group", "text", wanted.group().orElse("")),
            input("Label (key=value)", "label", "text", label(wanted)),
            tag("button").of("Search"),
            wanted.equals(DomainQuery.ALL) ? Html.NONE : tag("a").to("/").of("All domains"));
  }

  private static String label(DomainQuery wanted) {
    return wanted.labels().entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .findFirst()
        .orElse("");
  }

  private static Html input(String label, String name, String type, String value) {
    return tag("label")
        .of(
            text(label),
            tag("input")
                .with("type", type)
                .with("name", name)
                .with("value", value)
                .with("autocapitalize", "none")
                .with("spellcheck", "false")
                .alone());
  }

  private static Html status(DomainQuery wanted) {
    List<Html> options =
        Stream.concat(
                Stream.of(tag("option").with("value", "").of("any")),
                Stream.of(Status.FAILING, Status.UNKNOWN, Status.WARNING, Status.OK)
                    .map(status -> option(status, wanted)))
            .toList();
    return tag("label").of(text("Status"), tag("select").with("name", "status").of(options));
  }

  private static Html option(Status status, DomainQuery wanted) {
    Html.Tag option = tag("option").with("value", status.toString());
    boolean chosen = wanted.status().filter(status::equals).isPresent();
    return (chosen ? option.with("selected", "selected") : option).of(status.toString());
  }

  static Html table(List<DomainStanding> standings, Times times) {
    if (standings.isEmpty()) {
      return tag("p").of("None.");
    }
    List<Html> rows = standings.stream().map(one -> row(one, times)).toList();
    return tag("table")
        .styled("domains")
        .of(
            tag("thead")
                .of(
                    tag("tr")
                        .of(
                            column("Domain"),
                            column("Status"),
                            column("Findings"),
                            tag("th").with("scope", "col").styled("wide").of("Delivery"),
                            tag("th").with("scope", "col").styled("wide").of("Last check"))),
            tag("tbody").of(rows));
  }

  private static Html column(String name) {
    return tag("th").with("scope", "col").of(name);
  }

  private static Html row(DomainStanding one, Times times) {
    String name = one.domain().name();
    return tag("tr")
        .of(
            tag("th").with("scope", "row").of(tag("a").to("/domains/" + name).of(name)),
            tag("td").of(Layout.mark(one.status().toString())),
            tag("td").of(one.codes().stream().map(code -> tag("code").of(code)).toList()),
            tag("td").styled("wide").of(one.delivery().toString()),
            tag("td").styled("wide").of(times.distance(one.checkedAt())));
  }
}

package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.Status;
import mtasts.monitor.doubt.Way;
import mtasts.monitor.store.DomainQuery;
import mtasts.monitor.store.FleetStanding;
import mtasts.monitor.store.IncidentQuery;
import mtasts.monitor.store.IncidentStanding;
import mtasts.monitor.store.Store;
import mtasts.monitor.web.Layout.Fact;

/** {@code /}: is all well, can that be trusted, what is to be mended first; then the domains. */
final class StatusPage {

  private static final int INCIDENTS_SHOWN = 20;

  private final Store store;
  private final Running running;

  StatusPage(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  void show(Context ctx) {
    DomainQuery wanted = DomainFilter.of(ctx);
    Paging paging = Paging.of(ctx);
    Times times = Times.of(running);
    Layout.show(
        ctx,
        "Domains",
        tag("h1").of("MTA-STS monitor"),
        doubts(),
        numbers(times),
        incidents(times),
        domains(wanted, paging, times));
  }

  /** Why not to trust the rest. */
  private Html doubts() {
    Set<Way> doubted = running.doubted();
    Stream<String> stuck =
        running.trouble().map(what -> "The monitor is stuck: " + what + ".").stream();
    Stream<String> blind =
        doubted.isEmpty()
            ? Stream.empty()
            : Stream.of(
                "This monitor can not see: "
                    + doubted.stream().sorted().map(Way::toString).collect(Collectors.joining(", "))
                    + " fails here. Domains that depend on it are unknown, and nobody is blamed.");
    List<Html> said =
        Stream.concat(stuck, blind).map(words -> tag("p").styled("alarm").of(words)).toList();
    return said.isEmpty() ? Html.NONE : tag("div").with("role", "status").of(said);
  }

  private Html numbers(Times times) {
    FleetStanding fleet = store.domains().fleet();
    int waiting = Math.max(0, running.domains() - fleet.checked());
    return Layout.facts(
        count(Status.FAILING, fleet),
        count(Status.UNKNOWN, fleet),
        count(Status.WARNING, fleet),
        count(Status.OK, fleet),
        new Fact("not checked yet", waiting == 0 ? Html.NONE : text(Integer.toString(waiting))),
        new Fact(
            "oldest check",
            fleet.oldestCheck().map(at -> text(times.distance(at))).orElse(Html.NONE)),
        Fact.of("outbox", outbox(running.backlogs())),
        new Fact("as of", times.moment(times.now())));
  }

  private static Fact count(Status status, FleetStanding fleet) {
    int count = fleet.domains().getOrDefault(status, 0);
    return new Fact(
        status.toString(),
        tag("a").styled("count " + status).to("/?status=" + status).of(Integer.toString(count)));
  }

  private static String outbox(Map<String, Backlog> backlogs) {
    int waiting = backlogs.values().stream().mapToInt(Backlog::waiting).sum();
    int dead = backlogs.values().stream().mapToInt(Backlog::dead).sum();
    String waits = waiting == 0 ? "empty" : waiting + (waiting == 1 ? " waits" : " wait");
    return dead == 0 ? waits : waits + ", " + dead + " given up";
  }

  private Html incidents(Times times) {
    List<IncidentStanding> open =
        store.incidents().find(IncidentQuery.all(true), 0, INCIDENTS_SHOWN + 1);
    Html more =
        open.size() > INCIDENTS_SHOWN
            ? tag("p").of(tag("a").to("/incidents").of("All open incidents"))
            : Html.NONE;
    List<IncidentStanding> shown = open.stream().limit(INCIDENTS_SHOWN).toList();
    return Layout.section(
        "Open incidents", new IncidentList(store, running, times).table(shown), more);
  }

  private Html domains(DomainQuery wanted, Paging paging, Times times) {
    int total = store.domains().count(wanted);
    String found =
        wanted.equals(DomainQuery.ALL)
            ? "The worst come first."
            : total
                + (total == 1 ? " domain is" : " domains are")
                + " like that. The worst come first.";
    return Layout.section(
        "Domains",
        DomainList.form(wanted),
        tag("p").of(found),
        DomainList.table(store.domains().worstFirst(wanted, paging.offset(), Paging.ROWS), times),
        paging.links(total, "/" + DomainFilter.query(wanted)));
  }
}

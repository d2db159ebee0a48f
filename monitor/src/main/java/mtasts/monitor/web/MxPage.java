package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.MxSeen;
import mtasts.monitor.store.DomainQuery;
import mtasts.monitor.store.DomainStanding;
import mtasts.monitor.store.Store;

/** {@code /mx/HOST}: how the host was met when it was last looked at, and whose mail it takes. */
final class MxPage {

  private final Store store;
  private final Running running;

  MxPage(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  void show(Context ctx) {
    String host = ctx.pathParam("host").toLowerCase(Locale.ROOT);
    DomainQuery users = DomainQuery.ofMx(host);
    int total = store.domains().count(users);
    if (total == 0) {
      throw new NotFoundResponse("No monitored domain has this MX host");
    }
    Paging paging = Paging.of(ctx);
    Times times = Times.of(running);
    List<DomainStanding> domains = store.domains().worstFirst(users, paging.offset(), Paging.ROWS);
    List<MxSeen> seen = lastSeen(host, domains).stream().toList();
    Layout.show(
        ctx,
        host,
        tag("h1").of(host),
        Layout.section("Addresses", MxMatrix.table(seen, times), MxMatrix.conversations(seen)),
        Layout.section(
            total == 1 ? "1 domain" : total + " domains",
            DomainList.table(domains, times),
            paging.links(total, "/mx/" + host + "?")));
  }

  /** As the one of these domains saw it that was checked last; probes are shared anyway. */
  private Optional<MxSeen> lastSeen(String host, List<DomainStanding> domains) {
    return domains.stream()
        .max(Comparator.comparing(DomainStanding::checkedAt))
        .flatMap(last -> store.report(last.domain()))
        .map(DomainReport::mx)
        .flatMap(mx -> mx.stream().filter(one -> one.host().equals(host)).findFirst());
  }
}

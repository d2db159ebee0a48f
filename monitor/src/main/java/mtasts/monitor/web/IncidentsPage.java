package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;

import io.javalin.http.Context;
import mtasts.monitor.store.IncidentQuery;
import mtasts.monitor.store.Store;

/** {@code /incidents}: those that are open, and a page at a time those that are over. */
final class IncidentsPage {

  private static final int MOST_OPEN = 500;

  private final Store store;
  private final Running running;

  IncidentsPage(Store store, Running running) {
    this.store = store;
    this.running = running;
  }

  void show(Context ctx) {
    Paging paging = Paging.of(ctx);
    IncidentList list = new IncidentList(store, running, Times.of(running));
    int over = store.incidents().resolvedCount();
    Layout.show(
        ctx,
        "Incidents",
        tag("h1").of("Incidents"),
        Layout.section(
            "Open", list.table(store.incidents().find(IncidentQuery.all(true), 0, MOST_OPEN))),
        Layout.section(
            "Over",
            list.table(
                store.incidents().find(IncidentQuery.all(false), paging.offset(), Paging.ROWS)),
            paging.links(over, "/incidents?")));
  }
}

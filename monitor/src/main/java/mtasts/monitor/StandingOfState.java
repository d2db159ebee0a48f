package mtasts.monitor;

import java.util.Map;
import java.util.function.Supplier;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.Severity;
import mtasts.monitor.metrics.Standing;
import mtasts.monitor.store.Store;

/** What is open and what waits, as the state has it at each scrape. */
record StandingOfState(Store store, Supplier<Deliveries> deliveries) implements Standing {

  @Override
  public Map<Severity, Integer> openIncidents() {
    return store.openBySeverity();
  }

  @Override
  public Map<String, Backlog> backlogs() {
    return deliveries.get().backlogs();
  }
}

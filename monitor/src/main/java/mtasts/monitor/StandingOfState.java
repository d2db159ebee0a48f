package mtasts.monitor;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.Severity;
import mtasts.monitor.doubt.Way;
import mtasts.monitor.metrics.Standing;
import mtasts.monitor.store.Store;

/** How the monitor stands, as its state and its vitals have it at each scrape. */
record StandingOfState(Store store, Supplier<Vitals> vitals) implements Standing {

  @Override
  public Map<Severity, Integer> openIncidents() {
    return store.openBySeverity();
  }

  @Override
  public Map<String, Backlog> backlogs() {
    return vitals.get().backlogs();
  }

  @Override
  public Set<Way> doubted() {
    return vitals.get().doubted();
  }

  @Override
  public boolean isHealthy() {
    return vitals.get().trouble().isEmpty();
  }

  @Override
  public boolean isReady() {
    return vitals.get().isReady();
  }
}

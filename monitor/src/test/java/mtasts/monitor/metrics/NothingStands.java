package mtasts.monitor.metrics;

import java.util.Map;
import java.util.Set;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.Severity;
import mtasts.monitor.doubt.Way;

/** A monitor with nothing open and nothing to send. */
public final class NothingStands implements Standing {

  @Override
  public Map<Severity, Integer> openIncidents() {
    return Map.of();
  }

  @Override
  public Map<String, Backlog> backlogs() {
    return Map.of();
  }

  @Override
  public Set<Way> doubted() {
    return Set.of();
  }

  @Override
  public boolean isHealthy() {
    return true;
  }

  @Override
  public boolean isReady() {
    return true;
  }
}

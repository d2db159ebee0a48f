package mtasts.monitor.metrics;

import java.util.Map;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.Severity;

/** What the state says at this moment. */
public interface Standing {

  /** How many incidents are open, by severity; none where the severity is absent. */
  Map<Severity, Integer> openIncidents();

  /** What waits for each receiver, by its name. */
  Map<String, Backlog> backlogs();
}

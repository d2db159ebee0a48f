package mtasts.monitor.metrics;

import java.util.Map;
import java.util.Set;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.Severity;
import mtasts.monitor.doubt.Way;

/** How the monitor stands at this moment. */
public interface Standing {

  /** How many incidents are open, by severity; none where the severity is absent. */
  Map<Severity, Integer> openIncidents();

  /** What waits for each receiver, by its name. */
  Map<String, Backlog> backlogs();

  /** The ways out of this machine on which the monitor doubts itself. */
  Set<Way> doubted();

  /** Whether rounds, state and messages get on. */
  boolean isHealthy();

  /** Whether every domain that was due at the start has had a round. */
  boolean isReady();
}

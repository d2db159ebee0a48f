package mtasts.alerts.notice;

import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;

/** Port: incidents as they are read to tell about them. Every call is a transaction of its own. */
public interface IncidentArchive {

  /**
   * An incident with what is needed to tell a receiver about it.
   *
   * @param incident the incident
   * @param affected all its domains, by name
   * @param firstDelivered the id of the message with the lowest seq that this receiver took
   */
  record Snapshot(Incident incident, List<Affected> affected, Optional<String> firstDelivered) {}

  /** The incident as it is now; empty where there is none with this id. */
  Optional<Snapshot> snapshot(String incidentId, String receiver);
}

package mtasts.alerts.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.route.Silences;

/** Port: incidents as they are read to tell about them. Every call is a transaction of its own. */
public interface IncidentArchive {

  /**
   * An incident with what is needed to tell somebody about it.
   *
   * @param incident the incident
   * @param affected all its domains, by name
   * @param firstDelivered the id of the message with the lowest seq that the addressee took
   * @param heard whether the last message that the addressee took left it open for them
   * @param firstWritten when the first message to the addressee was written
   * @param acknowledgement what was said when it was acknowledged
   * @param silences all that did not end before the incident was first seen
   */
  record Snapshot(
      Incident incident,
      List<Affected> affected,
      Optional<String> firstDelivered,
      boolean heard,
      Optional<Instant> firstWritten,
      Optional<Acknowledgement> acknowledgement,
      Silences silences) {}

  /** The incident as it is now; empty where there is none with this id. */
  Optional<Snapshot> snapshot(String incidentId, Addressee addressee);
}

package mtasts.monitor.store;

import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;

/**
 * An incident that is not over.
 *
 * @param incident the incident
 * @param affected the domains that it touches or touched, by name
 * @param acknowledgement what was said when it was acknowledged
 */
public record OpenIncident(
    Incident incident, List<Affected> affected, Optional<Acknowledgement> acknowledgement) {}

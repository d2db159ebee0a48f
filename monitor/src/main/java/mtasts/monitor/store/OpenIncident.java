package mtasts.monitor.store;

import java.util.List;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;

/**
 * An incident that is not over.
 *
 * @param incident the incident
 * @param affected the domains that it touches or touched, by name
 */
public record OpenIncident(Incident incident, List<Affected> affected) {}

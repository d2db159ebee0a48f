package mtasts.monitor.store;

import java.util.Optional;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Incident;

/**
 * An incident in a line.
 *
 * @param incident the incident
 * @param touched how many domains it touches, or, once it is over, touched
 * @param acknowledgement what was said when it was acknowledged
 */
public record IncidentStanding(
    Incident incident, int touched, Optional<Acknowledgement> acknowledgement) {}

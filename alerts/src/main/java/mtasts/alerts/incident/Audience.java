package mtasts.alerts.incident;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Occasion;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Severity;

/** Whom which part of an incident concerns, by the routes. */
public final class Audience {

  private final Routes routes;
  private final Function<DomainName, DomainLabels> labels;

  /**
   * Sets it up.
   *
   * @param routes who hears of what
   * @param labels what the configuration says about a domain
   */
  public Audience(Routes routes, Function<DomainName, DomainLabels> labels) {
    this.routes = routes;
    this.labels = labels;
  }

  /** The names of all receivers. */
  List<String> receivers() {
    return routes.receivers();
  }

  /** Those who are to hear of a confirmed symptom. */
  SortedSet<String> of(Symptom symptom) {
    return routes.receivers(
        occasion(symptom.severity(), symptom.key(), Optional.of(symptom.domain())));
  }

  /**
   * Those who are to hear of the monitor's own trouble.
   *
   * @param except those who can not, since they are the trouble
   */
  SortedSet<String> ofOwn(Incident incident, Set<String> except) {
    return routes.ofMonitor(
        occasion(incident.severity(), incident.key(), Optional.empty()), except);
  }

  /** Those whom a domain concerns as it is. */
  SortedSet<String> of(Concern concern) {
    return routes.receivers(concern.occasion());
  }

  /** Those whom a domain of an incident concerns, as it is or as bad as the incident was. */
  SortedSet<String> of(Concern concern, Incident incident) {
    SortedSet<String> receivers = new TreeSet<>(routes.receivers(concern.occasion()));
    receivers.addAll(routes.receivers(concern.occasion().weighing(incident.severity())));
    return receivers;
  }

  /** The parts of an incident, whomever they concern. */
  public List<Concern> concerns(Incident incident, List<Affected> affected) {
    if (incident.own().isPresent()) {
      return List.of(
          new Concern(
              Optional.empty(),
              occasion(incident.severity(), incident.key(), Optional.empty()),
              incident.openedAt(),
              incident.resolvedAt()));
    }
    return affected.stream().map(one -> concern(one, incident.key())).toList();
  }

  /**
   * The parts of an incident that concern one receiver. A domain whose fault is milder now than the
   * incident was concerns those whom its worst concerned; the monitor's own trouble concerns
   * whoever is told of it at all.
   */
  public List<Concern> concerns(String receiver, Incident incident, List<Affected> affected) {
    return concerns(incident, affected).stream()
        .filter(one -> one.affected().isEmpty() || of(one, incident).contains(receiver))
        .toList();
  }

  private Concern concern(Affected affected, IncidentKey key) {
    Severity said = affected.finding().severity();
    Severity severity = said == Severity.ERROR ? said : Severity.WARNING;
    return new Concern(
        Optional.of(affected),
        occasion(severity, key, Optional.of(affected.domain())),
        affected.since(),
        affected.until());
  }

  private Occasion occasion(Severity severity, IncidentKey key, Optional<DomainName> domain) {
    return new Occasion(
        severity, key.code(), key.cause(), domain, domain.map(labels).orElse(DomainLabels.NONE));
  }
}

package mtasts.alerts.incident;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.route.DomainLabels;
import mtasts.alerts.route.Occasion;
import mtasts.alerts.route.Owners;
import mtasts.alerts.route.Routes;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Severity;

/** Whom which part of an incident concerns, by the routes. */
public final class Audience {

  private final Routes routes;
  private final Function<DomainName, DomainLabels> labels;
  private final Owners owners;

  /**
   * Sets it up.
   *
   * @param routes who hears of what
   * @param labels what the configuration says about a domain
   * @param owners which receivers go to the owners of domains
   */
  public Audience(Routes routes, Function<DomainName, DomainLabels> labels, Owners owners) {
    this.routes = routes;
    this.labels = labels;
    this.owners = owners;
  }

  /** An audience in which no receiver goes to owners. */
  public Audience(Routes routes, Function<DomainName, DomainLabels> labels) {
    this(routes, labels, Owners.NONE);
  }

  /** The names of all receivers. */
  List<String> receivers() {
    return routes.receivers();
  }

  /** Those who are to hear of a confirmed symptom. */
  SortedSet<Addressee> of(Symptom symptom) {
    return addressees(occasion(symptom.severity(), symptom.key(), Optional.of(symptom.domain())));
  }

  /** Those whom a symptom concerns, as it is or as bad as its incident was. */
  SortedSet<Addressee> of(Symptom symptom, Incident incident) {
    return of(symptom.domain(), symptom.severity(), incident);
  }

  /** Those whom a domain of an incident concerns, as bad as this or as the incident was. */
  SortedSet<Addressee> of(DomainName domain, Severity said, Incident incident) {
    return ofEither(occasion(atLeastWarning(said), incident.key(), Optional.of(domain)), incident);
  }

  /**
   * Those who are to hear of the monitor's own trouble: no owners of domains.
   *
   * @param except those who can not, since they are the trouble
   */
  SortedSet<Addressee> ofOwn(Incident incident, Set<String> except) {
    Set<String> others = new TreeSet<>(except);
    others.addAll(owners.receivers());
    SortedSet<Addressee> told = new TreeSet<>();
    routes
        .ofMonitor(occasion(incident.severity(), incident.key(), Optional.empty()), others)
        .forEach(receiver -> told.add(Addressee.of(receiver)));
    return told;
  }

  /** Those whom a domain concerns as it is. */
  SortedSet<Addressee> of(Concern concern) {
    return addressees(concern.occasion());
  }

  /** Those whom a domain of an incident concerns, as it is or as bad as the incident was. */
  SortedSet<Addressee> of(Concern concern, Incident incident) {
    return ofEither(concern.occasion(), incident);
  }

  private SortedSet<Addressee> ofEither(Occasion occasion, Incident incident) {
    SortedSet<Addressee> all = addressees(occasion);
    all.addAll(addressees(occasion.weighing(incident.severity())));
    return all;
  }

  /** What is for an owner who is not known is for the fallback. */
  private SortedSet<Addressee> addressees(Occasion occasion) {
    SortedSet<Addressee> all = new TreeSet<>();
    for (String receiver : routes.receivers(occasion)) {
      if (!owners.receivers().contains(receiver)) {
        all.add(Addressee.of(receiver));
      } else {
        occasion
            .domain()
            .flatMap(owners.addresses())
            .ifPresentOrElse(
                address -> all.add(Addressee.owner(receiver, address)),
                () -> all.addAll(fallback()));
      }
    }
    return all;
  }

  private List<Addressee> fallback() {
    return routes.fallback().stream()
        .filter(not(owners.receivers()::contains))
        .map(Addressee::of)
        .toList();
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
   * The parts of an incident that concern one addressee. A domain whose fault is milder now than
   * the incident was concerns those whom its worst concerned; the monitor's own trouble concerns
   * whoever is told of it at all.
   */
  public List<Concern> concerns(Addressee addressee, Incident incident, List<Affected> affected) {
    return concerns(incident, affected).stream()
        .filter(one -> one.affected().isEmpty() || of(one, incident).contains(addressee))
        .toList();
  }

  private Concern concern(Affected affected, IncidentKey key) {
    Severity severity = atLeastWarning(affected.finding().severity());
    return new Concern(
        Optional.of(affected),
        occasion(severity, key, Optional.of(affected.domain())),
        affected.since(),
        affected.until());
  }

  private static Severity atLeastWarning(Severity said) {
    return said == Severity.ERROR ? said : Severity.WARNING;
  }

  private Occasion occasion(Severity severity, IncidentKey key, Optional<DomainName> domain) {
    return new Occasion(
        severity, key.code(), key.cause(), domain, domain.map(labels).orElse(DomainLabels.NONE));
  }
}

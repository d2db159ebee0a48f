package mtasts.alerts.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import mtasts.alerts.outbox.OutboxRows;
import mtasts.alerts.route.SilenceRows;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/**
 * Port: the remembered state inside one transaction, which the caller opens and closes. What is
 * written through it and the outbox rows are committed together or not at all.
 */
public interface IncidentState extends OutboxRows, SilenceRows {

  /** Whether {@link #remember} was called for the domain, and {@link #forget} not since. */
  boolean known(DomainName domain);

  /** Marks that the domain had a round that could judge. */
  void remember(DomainName domain);

  /** Undoes {@link #remember}. */
  void forget(DomainName domain);

  /** The symptoms of a domain, in any order. */
  List<Symptom> symptoms(DomainName domain);

  /**
   * The symptoms of these codes, of all domains and in any order, of which something was seen that
   * is not confirmed: that they are there, or that they are worse.
   */
  List<Symptom> unconfirmed(Set<FindingCode> codes);

  /** Adds a symptom, or replaces the one with its domain and key. */
  void put(Symptom symptom);

  /** Removes a symptom, where it is there. */
  void remove(DomainName domain, IncidentKey key);

  /** The open incident of a key; there is at most one. */
  Optional<Incident> open(IncidentKey key);

  /** Every open incident, the oldest first. */
  List<Incident> open();

  /** Every incident that flaps, the oldest first. */
  List<Incident> flapping();

  /** Every open incident of these codes about which no message waits, the oldest first. */
  List<Incident> told(Set<FindingCode> codes);

  /** When the incidents of a key came and went, in any order. */
  List<Instant> changes(IncidentKey key);

  /** Notes that an incident of this key came or went. */
  void changed(IncidentKey key, Instant at);

  /** Forgets what came and went until then, that moment included. */
  void forgetChanges(IncidentKey key, Instant until);

  /** An incident, open or resolved. */
  Optional<Incident> incident(String id);

  /** Adds an incident, or replaces the one with its id. */
  void put(Incident incident);

  /** Adds a domain to an incident, or replaces the row with its incident and domain. */
  void put(Affected affected);

  /** The domains of an incident, those that it touched before too, by name. */
  List<Affected> affected(String incidentId);

  /** What was said when the incident was acknowledged; empty: it was not. */
  Optional<Acknowledgement> acknowledgement(String incidentId);

  /** Adds an acknowledgement, or replaces that of its incident. */
  void put(Acknowledgement acknowledgement);

  /**
   * Who has taken a message about an incident that is open, does not flap and is not acknowledged,
   * has no message about it waiting, and of which none ended after that moment.
   */
  List<Overdue> overdue(Instant lastEnded);

  /** How many domains an incident still touches: rows without {@code until}. */
  int stillAffected(String incidentId);

  /** Whether an incident still touches a domain for which this holds, by its name and severity. */
  boolean stillAffects(String incidentId, BiPredicate<DomainName, Severity> which);
}

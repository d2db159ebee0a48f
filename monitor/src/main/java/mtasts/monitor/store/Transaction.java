package mtasts.monitor.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mtasts.alerts.digest.DigestRows;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.Event;
import mtasts.checks.history.Events;
import mtasts.checks.renewal.CertificateMemories;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import org.jdbi.v3.core.Handle;

/**
 * What belongs together: written as a whole or not at all. Of use only inside the call that it is
 * given to.
 */
public final class Transaction {

  private final Handle handle;
  private final Reports reports;
  private final LabelTable labels;
  private final Notes notes;
  private final Histories histories;
  private final Timelines timelines;
  private final IncidentState incidents;
  private final DigestRows digests;

  Transaction(Handle handle) {
    this.handle = handle;
    this.reports = new Reports(handle);
    this.labels = new LabelTable(handle);
    this.notes = new Notes(handle);
    this.digests = new DigestTables(handle);
    this.histories = new Histories(handle);
    this.timelines = new Timelines(handle);
    this.incidents = new SqlIncidentState(handle);
  }

  /** Symptoms, incidents and new messages. */
  public IncidentState incidents() {
    return incidents;
  }

  /** When digests were due. */
  public DigestRows digests() {
    return digests;
  }

  /** What is remembered of a domain. */
  public DomainHistory history(DomainName domain) {
    return histories.of(domain);
  }

  /**
   * Keeps what is remembered of a domain from now on.
   *
   * @param before what was, as {@link #history} gave it
   * @param now when the domain was looked at
   */
  public void put(DomainName domain, DomainHistory before, DomainHistory after, Instant now) {
    histories.put(domain, before, after, now);
  }

  /** How the last report of a domain ended; empty: it has none. */
  public Optional<Events.Standing> standing(DomainName domain) {
    return reports.standing(domain);
  }

  /** Adds to the time line of a domain. */
  public void add(DomainName domain, List<Event> events) {
    timelines.add(domain, events);
  }

  /** What is remembered of the certificates of hosts, as it is at this moment. */
  public CertificateMemories certificates(Instant now) {
    return new CertificateTable(handle, now);
  }

  /** Keeps the report as the last one of its domain. */
  public void put(DomainReport report) {
    reports.put(report);
    notes.take(report);
  }

  /** Drops the last report of a domain. */
  public void removeReport(DomainName domain) {
    reports.remove(domain);
    notes.remove(domain);
  }

  /** Keeps what the configuration says of its domains, for the search. */
  public void describe(Collection<DomainName> domains, Function<DomainName, DomainLabels> said) {
    labels.replace(domains, said);
  }
}

package mtasts.monitor.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.doubt.Way;

/** What the web side asks of the running monitor. */
public interface Running {

  /** What does not get on, in plain words; empty where all is well. */
  Optional<String> trouble();

  /** True once every domain that was there at the start has had a round. */
  boolean isReady();

  /**
   * The silence after which the first word of an incident can be told again; empty where it is not
   * silenced, or only some of its domains are.
   *
   * @param affected the domains that the incident touched
   * @param silences all that are not over
   */
  Optional<Silence> silencing(Incident incident, List<Affected> affected, List<Silence> silences);

  /**
   * Checks a domain now, monitored or not, with the settings of the rounds. Nothing is remembered
   * of it, and nobody is told.
   *
   * @throws InterruptedException where the thread is interrupted; everything is closed then
   */
  DomainReport check(DomainName domain) throws InterruptedException;

  /**
   * An incident as a message would tell of it, sent to nobody; empty where there is no such
   * incident or receiver, or the one does not concern the other.
   *
   * @param incidentId the incident, open or over
   * @param addressee who would get it; absent: of all domains
   * @param kind what it would tell; absent: how it stands
   */
  Optional<Notice> preview(
      String incidentId, Optional<Addressee> addressee, Optional<MessageKind> kind);

  /** How many domains are monitored. */
  int domains();

  /** The ways out of this machine on which the monitor doubts itself. */
  Set<Way> doubted();

  /** What waits for each receiver, by its name. */
  Map<String, Backlog> backlogs();

  /** The time. */
  Instant now();
}

package mtasts.alerts.digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Status;

/**
 * How everything stands, and what happened since the last digest.
 *
 * @param times when it is due
 * @param since from when on something counts as having happened
 * @param until up to when
 * @param domains how many domains there are of each status; none where it is absent
 * @param open the incidents that are open, the worst and oldest first
 * @param ended those that ended since, the last first
 * @param news the findings of severity info that were first seen since, by domain
 * @param notes in how many domains there are findings of severity info, by code
 * @param expiries the certificates that end first
 * @param unknown the domains that could not be told, by name
 * @param behind the receivers that have not got what they should
 */
public record Digest(
    DigestTimes times,
    Instant since,
    Instant until,
    Map<Status, Integer> domains,
    Excerpt<Open> open,
    Excerpt<Ended> ended,
    Excerpt<News> news,
    Map<FindingCode, Integer> notes,
    Excerpt<Expiry> expiries,
    Excerpt<DomainName> unknown,
    List<Behind> behind) {

  /** Copies what can be changed. */
  public Digest {
    domains = Map.copyOf(domains);
    notes = Map.copyOf(notes);
    behind = List.copyOf(behind);
  }

  /** Nothing is open, nothing ended, and there is no news. */
  public boolean isEmpty() {
    return open.isEmpty() && ended.isEmpty() && news.isEmpty();
  }

  /**
   * An incident that is open.
   *
   * @param incident the incident
   * @param domains how many domains it touches
   * @param silence what holds messages about all of it
   * @param acknowledgement what was said when it was acknowledged
   */
  public record Open(
      Incident incident,
      int domains,
      Optional<Silence> silence,
      Optional<Acknowledgement> acknowledgement) {}

  /**
   * An incident that is over.
   *
   * @param incident the incident
   * @param domains how many domains it touched
   */
  public record Ended(Incident incident, int domains) {}

  /** A finding that makes no message of its own, and when it was first seen there. */
  public record News(DomainName domain, Finding finding, Instant since) {}

  /** The first certificate to end of those that a host showed. */
  public record Expiry(String host, Instant notAfter) {}

  /**
   * A receiver that has not got what it should.
   *
   * @param receiver its name
   * @param waiting how many messages were tried in vain and wait
   * @param dead how many were given up since the last digest
   */
  public record Behind(String receiver, int waiting, int dead) {}
}

package mtasts.alerts.digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mtasts.alerts.incident.Acknowledgement;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.route.Silences;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;

/** Port: the state as it is read for a digest. Every call is a transaction of its own. */
public interface DigestArchive {

  /** When the last digest that this receiver took was made, or a little before. */
  Optional<Instant> lastTold(String receiver);

  /** The last report of every domain, in the order of names. To be closed. */
  Stream<DomainReport> reports();

  /**
   * What is open, and what happened.
   *
   * @param since after this moment
   * @param most at most so many of each list are given, and all are counted
   */
  Events events(Instant since, int most);

  /**
   * What is open, and what happened.
   *
   * @param open every incident that is open
   * @param silences all that are not over
   * @param ended the incidents that ended since, the last first
   * @param news the findings of severity info that were first seen since, by domain
   * @param notes in how many domains there are findings of severity info, by code
   * @param behind the receivers that have not got messages of incidents, by name
   */
  record Events(
      List<Open> open,
      Silences silences,
      Excerpt<Digest.Ended> ended,
      Excerpt<Digest.News> news,
      Map<FindingCode, Integer> notes,
      List<Digest.Behind> behind) {}

  /**
   * An incident that is open.
   *
   * @param incident the incident
   * @param affected the domains that it touches or touched
   * @param acknowledgement what was said when it was acknowledged
   */
  record Open(
      Incident incident, List<Affected> affected, Optional<Acknowledgement> acknowledgement) {}
}

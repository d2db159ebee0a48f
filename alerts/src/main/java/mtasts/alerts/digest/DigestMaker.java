package mtasts.alerts.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.incident.Concern;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;

/** Makes the digest of the state as it is now. It tells of all domains, whatever routes say. */
public final class DigestMaker {

  /** So many of each list are told, the rest is counted. */
  static final int LISTED = 20;

  /** So many certificates are told. */
  static final int CERTIFICATES = 10;

  /** What happened so shortly before a digest may have been written after it: better told twice. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private static final Comparator<Digest.Open> WORST_AND_OLDEST_FIRST =
      Comparator.<Digest.Open, Severity>comparing(one -> one.incident().severity())
          .reversed()
          .thenComparing(one -> one.incident().openedAt())
          .thenComparing(one -> one.incident().id());

  private final DigestArchive archive;
  private final Audience audience;
  private final DigestTimes times;

  /**
   * Sets it up.
   *
   * @param archive what is read
   * @param audience knows the labels of domains, which silences go by
   * @param times when it is due
   */
  public DigestMaker(DigestArchive archive, Audience audience, DigestTimes times) {
    this.archive = archive;
    this.audience = audience;
    this.times = times;
  }

  /** The digest for a receiver: of the time since the last one that it took, or of one period. */
  public Digest make(String receiver, Instant now) {
    Instant since =
        archive
            .lastTold(receiver)
            .filter(last -> last.isBefore(now))
            .orElseGet(() -> now.minus(times.period()));
    DigestArchive.Events events = archive.events(since.minus(OVERLAP), LISTED);
    Map<Status, Integer> domains = new EnumMap<>(Status.class);
    List<DomainName> unknown = new ArrayList<>();
    Expiries expiries = new Expiries(CERTIFICATES);
    try (Stream<DomainReport> reports = archive.reports()) {
      reports.forEach(
          report -> {
            domains.merge(report.status(), 1, Integer::sum);
            expiries.take(report);
            if (report.status() == Status.UNKNOWN) {
              unknown.add(report.domain());
            }
          });
    }
    return new Digest(
        times,
        since,
        now,
        domains,
        open(events, now),
        events.ended(),
        events.news(),
        events.notes(),
        expiries.first(),
        Excerpt.of(unknown, LISTED),
        events.behind());
  }

  private Excerpt<Digest.Open> open(DigestArchive.Events events, Instant now) {
    List<Digest.Open> open =
        events.open().stream()
            .map(one -> open(one, events, now))
            .sorted(WORST_AND_OLDEST_FIRST)
            .toList();
    return Excerpt.of(open, LISTED);
  }

  private Digest.Open open(DigestArchive.Open one, DigestArchive.Events events, Instant now) {
    List<Concern> concerns =
        audience.concerns(one.incident(), one.affected()).stream().filter(Concern::isOpen).toList();
    return new Digest.Open(
        one.incident(),
        (int) concerns.stream().filter(concern -> concern.affected().isPresent()).count(),
        Concern.heldBy(concerns, events.silences(), now),
        one.acknowledgement());
  }
}

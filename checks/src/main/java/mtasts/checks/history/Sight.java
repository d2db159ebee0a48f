package mtasts.checks.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;

/**
 * What a round saw of that which is remembered. Taken from a report that holds every finding, the
 * muted ones too.
 *
 * @param at when
 * @param record the record
 * @param recordTarget what stands behind the record
 * @param copyEnds until when the resolver gives the record from its cache: a change may go unseen
 *     for so long
 * @param policy the policy
 * @param mx the names of the MX hosts, sorted; empty: could not be told
 * @param trial how testing goes
 */
record Sight(
    Instant at,
    RecordSight record,
    String recordTarget,
    Instant copyEnds,
    PolicySight policy,
    Optional<List<String>> mx,
    Trial trial) {

  /** What a policy in testing shows. */
  enum Trial {
    /** Enforce would refuse nothing. */
    CLEAN,
    /** Enforce would refuse mail. */
    FAILING,
    /** Nothing is on trial. */
    NONE,
    UNKNOWN
  }

  static Sight of(DomainReport report) {
    return new Sight(
        report.checkedAt(),
        RecordSight.of(report),
        report
            .record()
            .map(RecordSeen::cname)
            .filter(chain -> !chain.isEmpty())
            .map(List::getLast)
            .orElse(report.domain().recordName()),
        report.checkedAt().plusSeconds(report.record().flatMap(RecordSeen::ttlSeconds).orElse(0L)),
        PolicySight.of(report),
        mx(report),
        trial(report));
  }

  private static Optional<List<String>> mx(DomainReport report) {
    String lookup = report.domain() + " MX";
    boolean failed =
        report.findings().stream()
            .anyMatch(f -> f.code().area().equals("dns") && f.subject().equals(lookup));
    return failed
        ? Optional.empty()
        : Optional.of(report.mx().stream().map(MxSeen::host).sorted().toList());
  }

  private static Trial trial(DomainReport report) {
    Optional<Mode> mode = report.policy().flatMap(PolicySeen::mode);
    if (mode.isEmpty()) {
      return Trial.UNKNOWN;
    }
    return mode.get() != Mode.TESTING
        ? Trial.NONE
        : switch (report.enforceWould().orElse(Delivery.UNKNOWN)) {
          case PROTECTED -> Trial.CLEAN;
          case PARTIAL, REFUSED -> Trial.FAILING;
          case UNPROTECTED, NO_MAIL, UNKNOWN -> Trial.UNKNOWN;
        };
  }
}

package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Unjudged;

/**
 * What a round adds to the memory of a domain, and what the memory says of the round. Pure: the
 * moment is that of the report.
 *
 * @param history what is remembered from now on
 * @param findings what there is to say: a hazard as long as it lasts, an event in this round alone
 * @param unjudged what the round could not look at: what is said of it is what was known before
 */
public record HistoryStep(DomainHistory history, List<Finding> findings, List<Unjudged> unjudged) {

  private static final Set<FindingCode> BY_RECORD =
      EnumSet.of(
          FindingCode.HISTORY_POLICY_CHANGED_SAME_ID,
          FindingCode.HISTORY_ID_CHANGED_SAME_POLICY,
          FindingCode.HISTORY_ID_REUSED,
          FindingCode.HISTORY_RECORD_BEFORE_POLICY,
          FindingCode.HISTORY_RECORD_VANISHED);

  private static final Set<FindingCode> BY_POLICY =
      EnumSet.of(
          FindingCode.HISTORY_POLICY_CHANGED_SAME_ID,
          FindingCode.HISTORY_ID_CHANGED_SAME_POLICY,
          FindingCode.HISTORY_ID_REUSED,
          FindingCode.HISTORY_RECORD_BEFORE_POLICY,
          FindingCode.HISTORY_MODE_WEAKENED,
          FindingCode.HISTORY_MAX_AGE_LOWERED);

  /** Copies the lists. */
  public HistoryStep {
    findings = List.copyOf(findings);
    unjudged = List.copyOf(unjudged);
  }

  /**
   * Takes one round.
   *
   * @param before what was remembered; the rounds of a domain come in the order of time
   * @param report what the round saw, with every finding, muted ones too
   * @param testingOverdue how long testing may last with nothing failing before it is told
   */
  public static HistoryStep of(DomainHistory before, DomainReport report, Duration testingOverdue) {
    Sight sight = Sight.of(report);
    DomainHistory after = before.with(sight);
    String url = report.policy().map(PolicySeen::url).orElse(report.domain().policyHost());
    Turn turn = new Turn(report.domain(), url, before, after, sight);
    List<Finding> findings =
        Stream.of(
                new IdFaults(turn).faults(),
                new PolicyFaults(turn).faults(),
                new MxFaults(turn).faults(),
                overdue(turn, testingOverdue).stream())
            .flatMap(faults -> faults)
            .flatMap(fault -> fault.in(turn.mode()).stream())
            .toList();
    return new HistoryStep(after, findings, unjudged(turn));
  }

  private static Optional<Fault> overdue(Turn turn, Duration after) {
    Optional<Instant> since = turn.after().cleanSince();
    return since
        .filter(clean -> !turn.now().isBefore(clean.plus(after)))
        .map(
            clean ->
                turn.ofPolicy(
                    FindingCode.HISTORY_TESTING_OVERDUE,
                    "In testing with nothing failing since "
                        + Words.at(clean)
                        + ": enforce would have refused no mail",
                    "Publish mode: enforce, then a new id"));
  }

  private static List<Unjudged> unjudged(Turn turn) {
    Sight sight = turn.sight();
    List<Unjudged> all = new ArrayList<>();
    if (!(sight.record() instanceof RecordSight.Present
        || sight.record() instanceof RecordSight.Gone)) {
      all.add(new Unjudged(BY_RECORD, Optional.empty()));
    }
    if (sight.policy().fetch() != PolicySight.Fetch.GOOD) {
      all.add(new Unjudged(BY_POLICY, Optional.empty()));
    }
    if (sight.policy().fetch() == PolicySight.Fetch.UNKNOWN) {
      all.add(new Unjudged(Set.of(FindingCode.HISTORY_PROTECTION_LAPSING), Optional.empty()));
    }
    if (!turn.isIdSure()) {
      all.add(new Unjudged(Set.of(FindingCode.HISTORY_POLICY_CHANGED_SAME_ID), Optional.empty()));
    }
    if (sight.mx().isEmpty()) {
      all.add(
          new Unjudged(
              Set.of(FindingCode.HISTORY_CACHED_POLICY_REFUSES_MX, FindingCode.HISTORY_MX_CHANGED),
              Optional.empty()));
    }
    return all;
  }
}

package mtasts.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.HeldPolicy;
import mtasts.checks.history.HistoryStep;
import mtasts.checks.policy.MxPattern;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Unjudged;

/**
 * A report in the light of what was seen before: with the findings that only memory has, and with
 * what senders do that still hold a policy (RFC 8461 §5.1).
 *
 * @param history what is remembered from now on
 * @param report the report with what memory adds
 */
public record Remembered(DomainHistory history, DomainReport report) {

  /**
   * Takes a round.
   *
   * @param before what was remembered
   * @param seen the outcome of the check, with every finding, the muted ones too
   * @param testingOverdue how long testing may last with nothing failing before it is told
   */
  public static Remembered of(DomainHistory before, DomainReport seen, Duration testingOverdue) {
    HistoryStep step = HistoryStep.of(before, seen, testingOverdue);
    List<Finding> findings = new ArrayList<>(seen.findings());
    findings.addAll(step.findings());
    List<Unjudged> unjudged = new ArrayList<>(seen.unjudged());
    unjudged.addAll(step.unjudged());
    List<CachedPolicy> cached =
        step.history().policies().heldAt(seen.checkedAt()).stream()
            .map(policy -> cached(policy, seen))
            .toList();
    return new Remembered(
        step.history(),
        seen.with(
            FindingOrder.sorted(findings),
            unjudged.stream().distinct().toList(),
            Optional.of(cached)));
  }

  private static CachedPolicy cached(HeldPolicy held, DomainReport seen) {
    Policy policy = held.text().policy();
    return new CachedPolicy(
        policy.mode(),
        held.text().maxAgeSeconds(),
        policy.mx().stream().map(MxPattern::toString).toList(),
        held.ids().stream().map(HeldPolicy.UnderId::id).distinct().toList(),
        held.firstSeen(),
        held.gone().isEmpty(),
        held.heldUntil(seen.checkedAt()),
        delivery(policy, seen));
  }

  private static Delivery delivery(Policy policy, DomainReport seen) {
    if (seen.delivery() == Delivery.NO_MAIL) {
      return Delivery.NO_MAIL;
    }
    return policy.mode() == Mode.ENFORCE
        ? DeliveryVerdict.enforced(
            HostVerdicts.of(seen.mx(), seen, host -> policy.covering(host.host()).isPresent()))
        : Delivery.UNPROTECTED;
  }
}

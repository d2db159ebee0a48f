package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;

/**
 * Plans a change of a domain around the policies that senders may hold (RFC 8461 §8). All that it
 * knows is in the report: {@code cached}, the record and the policy of now. Pure.
 *
 * <p>The moments are the earliest ones, for who begins now; they move with every step that is done
 * later. A plan made again after a step goes by what was seen since.
 *
 * <p>Where neither memory nor a look tells what is published, there is no plan: its steps are none.
 */
public final class Planner {

  /** The areas of findings that speak of what is published. */
  private static final Set<String> PUBLISHED = Set.of("dns", "record", "policy");

  private final DomainReport report;
  private final Ground ground;
  private final Optional<Duration> mxTtl;

  /**
   * A planner for one domain.
   *
   * @param report its report, with what is cached; where nobody remembers, the policy of now counts
   *     as the only one
   * @param mxTtl the TTL of its MX records, where it is known
   * @param now the moment at which the first step is done
   */
  public Planner(DomainReport report, Optional<Duration> mxTtl, Instant now) {
    this.report = report;
    this.ground = new Ground(report, now);
    this.mxTtl = mxTtl;
  }

  /** A move to these MX hosts, which are all that the domain has then. */
  public Plan toMx(Collection<String> hosts) {
    List<String> wanted = hosts.stream().distinct().toList();
    return unknown().orElseGet(() -> new MovePlan(ground, wanted, mxTtl).plan());
  }

  /**
   * Another mode.
   *
   * @param cleanSince since when testing shows nothing that enforce would refuse, as remembered
   */
  public Plan toMode(Mode wanted, Optional<Instant> cleanSince) {
    return unknown().orElseGet(() -> new ModePlan(ground, report, wanted, cleanSince).plan());
  }

  /** Leaving MTA-STS (§8.3). */
  public Plan toRetire() {
    return unknown().orElseGet(() -> new RetirePlan(ground).plan());
  }

  /** A domain of which nothing could be found out is not one that publishes nothing. */
  private Optional<Plan> unknown() {
    List<String> open =
        report.findings().stream()
            .filter(finding -> finding.severity() == Severity.UNKNOWN)
            .filter(finding -> PUBLISHED.contains(finding.code().area()))
            .map(Planner::told)
            .toList();
    return ground.policy().isPresent() || !ground.cached().isEmpty() || open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Plan(
                "Nothing can be planned: what " + report.domain() + " publishes is not known",
                open,
                List.of(),
                List.of()));
  }

  /** A finding as an obstacle. */
  static String told(Finding finding) {
    return finding.code() + ": " + finding.summary();
  }
}

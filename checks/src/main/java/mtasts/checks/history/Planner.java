package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.policy.MxPattern;
import mtasts.checks.policy.Policy;
import mtasts.checks.record.StsId;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Severity;

/**
 * Plans a change of a domain around the policies that senders may hold (RFC 8461 §8). All that it
 * knows is in the report: {@code cached}, the record and the policy of now. Pure.
 *
 * <p>The moments are the earliest ones, for who begins now; they move with every step that is done
 * later. A plan made again after a step goes by what was seen since.
 */
public final class Planner {

  /** What DNS caches keep where nothing is known, and the longest TTL that is not complained of. */
  private static final Duration A_DAY = Duration.ofDays(1);

  /** RFC 8461 §8.3: "a small max_age (e.g., one day)". */
  private static final long SMALL_MAX_AGE = 86_400;

  /** For who has no policy yet. */
  private static final long USUAL_MAX_AGE = 604_800;

  private static final Set<String> JUDGED = Set.of("record", "policy", "mx", "smtp", "dns");

  private final DomainReport report;
  private final Optional<Duration> mxTtl;
  private final Instant now;
  private int ids;

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
    this.mxTtl = mxTtl;
    this.now = now;
  }

  /**
   * A move to these MX hosts, which are all that the domain has then: a policy that names old and
   * new hosts, a new id, wait for the last older policy, the MX records, wait for their TTL, trim.
   */
  public Plan toMx(Collection<String> hosts) {
    List<String> wanted = hosts.stream().distinct().toList();
    List<Plan.Refused> refused = refused(wanted);
    Optional<Instant> clear =
        refused.stream().map(r -> r.policy().heldUntil()).max(Comparator.naturalOrder());
    List<Plan.Step> steps = new ArrayList<>();
    Instant move = clear.orElse(now);
    if (mode() != Mode.NONE && !covers(patterns(), wanted)) {
      steps.add(
          publish(
              now,
              "Publish a policy that names the hosts of now and the new ones",
              mode(),
              both(wanted)));
      steps.add(announce(now));
      move = move.isAfter(now) ? move : now.plus(recordTtl());
    }
    if (move.isAfter(now)) {
      steps.add(
          Plan.Step.of(
              now,
              "Wait until "
                  + Words.at(move)
                  + ", when the last sender has dropped a policy that refuses the new hosts; plan"
                  + " again then, since the wait counts from when the old policy was last served"));
    }
    steps.add(Plan.Step.of(move, "Change the MX records to " + String.join(", ", wanted)));
    Instant moved = move.plus(mxTtl.orElse(A_DAY));
    steps.add(
        Plan.Step.of(
            move,
            "Keep the old MX hosts in service until "
                + Words.at(moved)
                + ", when the old MX records have left the caches of resolvers"
                + (mxTtl.isEmpty() ? " (for a TTL of a day at most)" : "")));
    if (mode() != Mode.NONE) {
      steps.add(publish(moved, "Publish a policy that names the new hosts only", mode(), wanted));
      steps.add(announce(moved));
    }
    return new Plan(verdictOfMove(refused, move), obstaclesOfMove(), refused, steps);
  }

  private static String verdictOfMove(List<Plan.Refused> refused, Instant move) {
    return refused.isEmpty()
        ? "No policy that senders may hold refuses these hosts"
        : "The MX records can change on "
            + Words.at(move)
            + " at the earliest: until then senders may hold a policy that refuses the new hosts";
  }

  private List<String> obstaclesOfMove() {
    return !hasPolicy() ? List.of("No valid policy can be fetched now") : List.of();
  }

  /**
   * Another mode. Enforce is ready where it would refuse nothing; a weaker mode leaves the stronger
   * one in the caches.
   *
   * @param cleanSince since when testing shows nothing that enforce would refuse, as remembered
   */
  public Plan toMode(Mode wanted, Optional<Instant> cleanSince) {
    List<String> obstacles = wanted == Mode.ENFORCE ? obstaclesOfEnforce() : List.of();
    List<Plan.Step> steps = new ArrayList<>();
    for (String obstacle : obstacles) {
      steps.add(Plan.Step.of(now, "First: " + obstacle));
    }
    List<String> named = patterns().isEmpty() ? hostsOfNow() : patterns();
    steps.add(publish(now, "Publish the policy with mode: " + wanted, wanted, named));
    steps.add(announce(now));
    Optional<Instant> stronger =
        cached().stream()
            .filter(policy -> policy.mode().compareTo(wanted) < 0)
            .map(CachedPolicy::heldUntil)
            .max(Comparator.naturalOrder());
    stronger.ifPresent(
        until ->
            steps.add(
                Plan.Step.of(
                    until,
                    "From here on no sender goes by a stronger mode any more; until then"
                        + " history.mode-weakened stands in the report")));
    return new Plan(verdictOfMode(wanted, obstacles, cleanSince), obstacles, List.of(), steps);
  }

  private String verdictOfMode(Mode wanted, List<String> obstacles, Optional<Instant> cleanSince) {
    if (mode() == wanted && hasPolicy()) {
      return "The policy is in " + wanted + " already";
    }
    if (wanted != Mode.ENFORCE) {
      return "Senders that hold a policy in a stronger mode keep to it until it runs out";
    }
    String days =
        cleanSince
            .map(
                since ->
                    "nothing failed in testing since "
                        + Words.at(since)
                        + " ("
                        + Duration.between(since, now).toDays()
                        + " days)")
            .orElse("it is not known for how long nothing failed in testing");
    return (obstacles.isEmpty() ? "Ready for enforce: " : "Not ready for enforce: ")
        + days
        + "; there are no TLS-RPT reports to go by";
  }

  /** What enforce would refuse mail for, and what could not be judged. */
  private List<String> obstaclesOfEnforce() {
    boolean clean = report.enforceWould().equals(Optional.of(Delivery.PROTECTED));
    return report.findings().stream()
        .filter(finding -> JUDGED.contains(finding.code().area()))
        .filter(
            finding ->
                finding.severity() == Severity.ERROR
                    || finding.severity() == Severity.UNKNOWN
                    || (!clean && isErrorInEnforce(finding.code())))
        .map(finding -> finding.code() + ": " + finding.summary())
        .toList();
  }

  private static boolean isErrorInEnforce(FindingCode code) {
    return code.severity(Mode.ENFORCE).equals(Optional.of(Severity.ERROR));
  }

  /** Leaving MTA-STS (§8.3): mode none, a new id, wait for the last policy, remove both. */
  public Plan toRetire() {
    List<Plan.Step> steps = new ArrayList<>();
    boolean begun = mode() == Mode.NONE && hasPolicy();
    if (!begun && cached().isEmpty()) {
      return new Plan(
          "No sender holds a policy: record and policy can be removed at once",
          List.of(),
          List.of(),
          List.of(
              Plan.Step.of(now, "Remove the record " + report.domain().recordName()),
              Plan.Step.of(now.plus(recordTtl()), "Remove the policy and the policy host")));
    }
    if (!begun) {
      List<String> named = patterns().isEmpty() ? hostsOfNow() : patterns();
      steps.add(
          publish(
              now,
              "Publish a policy with mode: none and a small max_age; its mx lines stay, since some"
                  + " senders refuse one without",
              Mode.NONE,
              named));
      steps.add(announce(now));
    }
    Instant clear =
        cached().stream()
            .filter(policy -> policy.mode() != Mode.NONE)
            .map(CachedPolicy::heldUntil)
            .max(Comparator.naturalOrder())
            .orElse(now);
    if (clear.isAfter(now)) {
      steps.add(
          Plan.Step.of(
              now,
              "Leave record and policy in place until "
                  + Words.at(clear)
                  + ", when the last policy that asks for anything has run out; plan again then"));
    }
    steps.add(Plan.Step.of(clear, "Remove the record " + report.domain().recordName()));
    steps.add(
        Plan.Step.of(
            clear.plus(recordTtl()),
            "Remove the policy and the policy host, and the record "
                + report.domain().tlsRptName()
                + " where nothing else needs it"));
    return new Plan(
        clear.isAfter(now)
            ? "Record and policy can be removed on " + Words.at(clear) + " at the earliest"
            : "Record and policy can be removed now",
        List.of(),
        List.of(),
        steps);
  }

  private List<Plan.Refused> refused(List<String> wanted) {
    return cached().stream()
        .filter(policy -> policy.mode() == Mode.ENFORCE)
        .map(policy -> new Plan.Refused(policy, notCovered(policy.mx(), wanted)))
        .filter(refusal -> !refusal.hosts().isEmpty())
        .toList();
  }

  private List<CachedPolicy> cached() {
    return report.cached().orElse(List.of()).stream().map(this::asOfNow).toList();
  }

  /** What is served can be fetched until the first step is done. */
  private CachedPolicy asOfNow(CachedPolicy policy) {
    return policy.served()
        ? policy.heldUntil(now.plusSeconds(Math.min(policy.maxAgeSeconds(), Policy.MAX_AGE_LIMIT)))
        : policy;
  }

  private boolean hasPolicy() {
    return report.policy().flatMap(PolicySeen::mode).isPresent();
  }

  private Mode mode() {
    return report.policy().flatMap(PolicySeen::mode).orElse(Mode.NONE);
  }

  private List<String> patterns() {
    return report.policy().map(PolicySeen::mx).orElse(List.of());
  }

  private List<String> hostsOfNow() {
    return report.mx().stream().map(MxSeen::host).toList();
  }

  private static boolean covers(List<String> patterns, List<String> hosts) {
    return notCovered(patterns, hosts).isEmpty();
  }

  private static List<String> notCovered(List<String> patterns, List<String> hosts) {
    List<MxPattern> read = patterns.stream().flatMap(p -> MxPattern.of(p).stream()).toList();
    return hosts.stream().filter(host -> read.stream().noneMatch(p -> p.matches(host))).toList();
  }

  private List<String> both(List<String> wanted) {
    LinkedHashSet<String> all = new LinkedHashSet<>(patterns());
    all.addAll(notCovered(patterns(), wanted));
    return List.copyOf(all);
  }

  private Duration recordTtl() {
    return report
        .record()
        .flatMap(RecordSeen::ttlSeconds)
        .map(Duration::ofSeconds)
        .filter(ttl -> ttl.compareTo(A_DAY) <= 0)
        .orElse(A_DAY);
  }

  private Plan.Step publish(Instant at, String what, Mode mode, List<String> mx) {
    long maxAge =
        mode == Mode.NONE
            ? SMALL_MAX_AGE
            : report
                .policy()
                .flatMap(PolicySeen::maxAgeSeconds)
                .filter(age -> age > 0 && age <= Policy.MAX_AGE_LIMIT)
                .orElse(USUAL_MAX_AGE);
    StringBuilder text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
    mx.forEach(host -> text.append("mx: ").append(host).append("\r\n"));
    text.append("max_age: ").append(maxAge).append("\r\n");
    return new Plan.Step(at, what, Optional.of(text.toString()), Optional.empty());
  }

  /** Each id of a plan is another one, whenever its steps are done. */
  private Plan.Step announce(Instant at) {
    Instant moment = at.plusSeconds(ids++);
    return new Plan.Step(
        at,
        "Then publish the record with a new id; any id will do that was never used",
        Optional.empty(),
        Optional.of(StsId.record(StsId.at(moment))));
  }
}

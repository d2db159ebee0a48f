package mtasts.checks.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.policy.MxPattern;
import mtasts.checks.policy.Policy;
import mtasts.checks.record.StsId;
import mtasts.checks.report.CachedPolicy;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;

/** What a plan starts from, and the steps that every plan is made of. Of one plan. */
final class Ground {

  /** What DNS caches keep where nothing is known, and the longest TTL that is not complained of. */
  static final Duration A_DAY = Duration.ofDays(1);

  /** RFC 8461 §8.3: "a small max_age (e.g., one day)". */
  private static final long SMALL_MAX_AGE = 86_400;

  /** For who has no policy yet. */
  private static final long USUAL_MAX_AGE = 604_800;

  private final DomainReport report;
  private final Instant now;
  private int ids;

  /** The policy that is published. */
  record Published(Mode mode, long maxAgeSeconds, List<String> mx) {}

  Ground(DomainReport report, Instant now) {
    this.report = report;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  DomainName domain() {
    return report.domain();
  }

  /**
   * The policy of now; where it can not be fetched just now, the one that is remembered as served.
   * Empty: none is published.
   */
  Optional<Published> policy() {
    Optional<PolicySeen> seen = report.policy().filter(policy -> policy.mode().isPresent());
    return seen.map(
            policy ->
                new Published(
                    policy.mode().orElseThrow(),
                    policy.maxAgeSeconds().orElse(USUAL_MAX_AGE),
                    policy.mx()))
        .or(
            () ->
                cached().stream()
                    .filter(CachedPolicy::served)
                    .findFirst()
                    .map(held -> new Published(held.mode(), held.maxAgeSeconds(), held.mx())));
  }

  /** The mode of the policy of now; none where there is no policy. */
  Mode mode() {
    return policy().map(Published::mode).orElse(Mode.NONE);
  }

  /** Whether a valid policy could be fetched in the last look. */
  boolean isFetched() {
    return report.policy().flatMap(PolicySeen::mode).isPresent();
  }

  /** The policies that senders may hold; what is served can be fetched until the first step. */
  List<CachedPolicy> cached() {
    return report.cached().orElse(List.of()).stream().map(this::asOfNow).toList();
  }

  private CachedPolicy asOfNow(CachedPolicy policy) {
    return policy.served()
        ? policy.heldUntil(now.plusSeconds(Math.min(policy.maxAgeSeconds(), Policy.MAX_AGE_LIMIT)))
        : policy;
  }

  /** The mx patterns of the policy of now. */
  List<String> patterns() {
    return policy().map(Published::mx).orElse(List.of());
  }

  /** What a policy of now has to name: what it names, or else the MX hosts. */
  List<String> named() {
    return patterns().isEmpty() ? report.mx().stream().map(MxSeen::host).toList() : patterns();
  }

  /** Those of the hosts that no pattern names. */
  static List<String> notCovered(List<String> patterns, List<String> hosts) {
    List<MxPattern> read = patterns.stream().flatMap(p -> MxPattern.of(p).stream()).toList();
    return hosts.stream().filter(host -> read.stream().noneMatch(p -> p.matches(host))).toList();
  }

  /** For so long resolvers may keep the record. */
  Duration recordTtl() {
    return report
        .record()
        .flatMap(RecordSeen::ttlSeconds)
        .map(Duration::ofSeconds)
        .filter(ttl -> ttl.compareTo(A_DAY) <= 0)
        .orElse(A_DAY);
  }

  /** A step that publishes a policy with the max_age of now, or a small one for mode none. */
  Plan.Step publish(Instant at, String what, Mode mode, List<String> mx) {
    StringBuilder text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
    mx.forEach(host -> text.append("mx: ").append(host).append("\r\n"));
    text.append("max_age: ").append(maxAge(mode)).append("\r\n");
    return new Plan.Step(at, what, Optional.of(text.toString()), Optional.empty());
  }

  private long maxAge(Mode mode) {
    return mode == Mode.NONE
        ? SMALL_MAX_AGE
        : policy()
            .map(Published::maxAgeSeconds)
            .filter(age -> age > 0 && age <= Policy.MAX_AGE_LIMIT)
            .orElse(USUAL_MAX_AGE);
  }

  /** The step behind it. Each id of a plan is another one, whenever its steps are done. */
  Plan.Step announce(Instant at) {
    Instant moment = at.plusSeconds(ids++);
    return new Plan.Step(
        at,
        "Then publish the record with a new id; any id will do that was never used",
        Optional.empty(),
        Optional.of(StsId.record(StsId.at(moment))));
  }
}

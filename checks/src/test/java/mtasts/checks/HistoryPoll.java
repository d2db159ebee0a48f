package mtasts.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.checks.policy.Policy;
import mtasts.checks.policy.PolicyParser;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.checks.report.Unjudged;

/**
 * One line of a history: what a round would have reported. The README beside the histories has the
 * words.
 */
final class HistoryPoll {

  private static final DomainName DOMAIN = DomainName.of("example.com");

  private final Instant at;
  private final Map<String, String> columns;
  private final Map<String, String> policies;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Unjudged> unjudged = new ArrayList<>();

  /**
   * A poll.
   *
   * @param at when
   * @param columns what was seen: record, policy, mx
   * @param policies the texts by name
   */
  HistoryPoll(Instant at, Map<String, String> columns, Map<String, String> policies) {
    this.at = at;
    this.columns = columns;
    this.policies = policies;
  }

  DomainReport report() {
    Optional<PolicySeen> policy = policy();
    Optional<RecordSeen> record = record();
    Optional<Policy> valid =
        policy.flatMap(PolicySeen::body).flatMap(text -> PolicyParser.parse(bytes(text)).policy());
    List<MxSeen> mx = mx(valid);
    Mode mode = valid.map(Policy::mode).orElse(Mode.NONE);
    Delivery enforced =
        DeliveryVerdict.enforced(
            HostVerdicts.of(mx, empty(mx), host -> host.coveredBy().isPresent()));
    boolean found = valid.isPresent() && record.flatMap(RecordSeen::id).isPresent();
    return new DomainReport(
        DOMAIN,
        at,
        100,
        Status.of(findings),
        found && mode == Mode.ENFORCE ? enforced : Delivery.UNPROTECTED,
        found && mode == Mode.TESTING ? Optional.of(enforced) : Optional.empty(),
        Optional.empty(),
        record,
        policy,
        mx,
        Optional.empty(),
        findings,
        unjudged);
  }

  private Optional<RecordSeen> record() {
    String word = columns.getOrDefault("record", "");
    String target = columns.getOrDefault("cname", "");
    List<String> cname = target.isEmpty() ? List.of() : List.of("_mta-sts." + target);
    switch (word) {
      case "failed" -> {
        lookupFailed(DOMAIN.recordName() + " TXT");
        return Optional.empty();
      }
      case "gone" -> found(FindingCode.RECORD_MISSING, DOMAIN.recordName(), DOMAIN.recordName());
      case "broken" -> found(FindingCode.RECORD_MULTIPLE, DOMAIN.recordName(), DOMAIN.recordName());
      default -> {
        return Optional.of(
            new RecordSeen(List.of("v=STSv1; id=" + word + ";"), Optional.of(word), cname, ttl()));
      }
    }
    return Optional.of(new RecordSeen(List.of(), Optional.empty(), cname, Optional.empty()));
  }

  private Optional<Long> ttl() {
    return Optional.ofNullable(columns.get("ttl")).map(Long::valueOf);
  }

  private Optional<PolicySeen> policy() {
    String word = columns.getOrDefault("policy", "");
    String target = columns.getOrDefault("cname", "");
    List<PolicySeen.Address> addresses = new ArrayList<>();
    Optional<String> shown = Optional.empty();
    switch (word) {
      case "failed" -> lookupFailed(DOMAIN.policyHost() + " A");
      case "no-host" ->
          found(FindingCode.POLICY_HOST_MISSING, DOMAIN.policyHost(), DOMAIN.policyHost());
      default -> {
        for (String served : word.split(",", -1)) {
          Optional<String> text = Optional.ofNullable(policies.get(served));
          addresses.add(
              address(addresses.size() + 1, served, shown.isEmpty() ? Optional.empty() : text));
          shown = shown.or(() -> text);
        }
      }
    }
    Optional<Policy> valid = shown.flatMap(text -> PolicyParser.parse(bytes(text)).policy());
    return Optional.of(
        new PolicySeen(
            "https://" + DOMAIN.policyHost() + "/.well-known/mta-sts.txt",
            valid.map(Policy::mode),
            valid.map(Policy::maxAgeSeconds),
            List.of(),
            shown,
            target.isEmpty() ? List.of() : List.of("mta-sts." + target),
            addresses));
  }

  private PolicySeen.Address address(int number, String served, Optional<String> text) {
    boolean came = policies.containsKey(served);
    Optional<Integer> status =
        switch (served) {
          case "404" -> Optional.of(404);
          case "silent", "doubt", "unreached" -> Optional.empty();
          default -> Optional.of(200);
        };
    String address = "192.0.2." + number;
    if (served.equals("404")) {
      found(FindingCode.POLICY_HTTP_STATUS, address, address);
    } else if (served.equals("silent")) {
      found(FindingCode.POLICY_CONNECT_FAILED, address, address);
    } else if (served.equals("doubt")) {
      add(FindingCode.POLICY_CONNECT_FAILED, address, Severity.UNKNOWN);
    }
    boolean judged = !served.equals("doubt") && !served.equals("unreached");
    return new PolicySeen.Address(
        address,
        judged ? Optional.of(came) : Optional.empty(),
        Optional.of(at),
        Optional.of(status.isPresent()),
        status,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        text);
  }

  private List<MxSeen> mx(Optional<Policy> valid) {
    String word = columns.getOrDefault("mx", "");
    List<MxSeen> hosts = new ArrayList<>();
    if (word.equals("failed")) {
      lookupFailed(DOMAIN + " MX");
      return hosts;
    }
    for (String each : word.split(",", -1)) {
      String name = each.replaceAll("[!?]$", "");
      Optional<Boolean> ok =
          each.endsWith("?") ? Optional.empty() : Optional.of(!each.endsWith("!"));
      hosts.add(
          new MxSeen(
              name,
              10,
              valid.flatMap(policy -> policy.covering(name)).map(Object::toString),
              List.of(),
              List.of(
                  new MxSeen.Address(
                      "192.0.2.25",
                      ok,
                      Optional.of(true),
                      Optional.of(at),
                      Optional.empty(),
                      Optional.empty(),
                      List.of(),
                      List.of(),
                      Optional.empty()))));
    }
    return hosts;
  }

  private DomainReport empty(List<MxSeen> mx) {
    return new DomainReport(
        DOMAIN,
        at,
        0,
        Status.OK,
        Delivery.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        mx,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private void lookupFailed(String subject) {
    findings.add(
        Fault.of(FindingCode.DNS_LOOKUP_FAILED, subject, subject, "SERVFAIL", "Look at it")
            .in(Mode.ENFORCE)
            .orElseThrow());
  }

  private void found(FindingCode code, String subject, String cause) {
    findings.add(Fault.of(code, subject, cause, "Seen", "Mend it").in(Mode.ENFORCE).orElseThrow());
  }

  private void add(FindingCode code, String subject, Severity severity) {
    findings.add(
        Fault.of(code, subject, subject, "Seen", "Mend it")
            .weighing(severity)
            .in(Mode.ENFORCE)
            .orElseThrow());
  }

  private static byte[] bytes(String text) {
    return CaseWords.bytes(text);
  }
}

package mtasts.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.checks.expect.Drift;
import mtasts.checks.expect.Published;
import mtasts.checks.mx.MxCoverage;
import mtasts.checks.policy.MxPattern;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Status;
import mtasts.checks.report.Unjudged;

/**
 * What the branches of a check mean together. Only here the mode of the policy is known, and with
 * it how much each fault weighs. An absent part was not wanted.
 */
final class Conclusion {

  private final Scope scope;
  private final Optional<RecordPart> record;
  private final Optional<PolicyPart> policy;
  private final Optional<MxPart> mx;
  private final Optional<TlsRptPart> tlsrpt;
  private final Optional<Fault> parentOnly;
  private final Published published;
  private final Optional<Policy> valid;
  private final Mode mode;

  Conclusion(
      Scope scope,
      Optional<RecordPart> record,
      Optional<PolicyPart> policy,
      Optional<MxPart> mx,
      Optional<TlsRptPart> tlsrpt,
      Optional<Fault> parentOnly,
      Published published) {
    this.scope = scope;
    this.record = record;
    this.policy = policy;
    this.mx = mx;
    this.tlsrpt = tlsrpt;
    this.parentOnly = parentOnly;
    this.published = published;
    this.valid = policy.flatMap(PolicyPart::policy);
    this.mode = valid.map(Policy::mode).orElse(Mode.NONE);
  }

  DomainReport report(DomainName domain, Instant began, long tookMillis) {
    List<Finding> findings =
        FindingOrder.sorted(
            Stream.of(
                    recordFindings(),
                    policyFindings(),
                    mxFindings(),
                    tlsRptFindings(),
                    expectFindings())
                .flatMap(List::stream)
                .filter(finding -> !scope.muted().contains(finding.code()))
                .toList());
    Optional<Delivery> enforceWould =
        mode == Mode.TESTING && delivery() == Delivery.UNPROTECTED && discovery() == Verdict.GOOD
            ? Optional.of(DeliveryVerdict.enforced(hostVerdicts()))
            : Optional.empty();
    return new DomainReport(
        domain,
        began,
        tookMillis,
        Status.of(findings),
        delivery(),
        enforceWould,
        Optional.empty(),
        record.filter(r -> scope.wantsAny(Part.RECORD)).flatMap(RecordPart::seen),
        policy.filter(p -> scope.wantsAny(Part.POLICY)).map(PolicyPart::seen),
        mxSeen(),
        tlsrpt.flatMap(TlsRptPart::seen),
        findings,
        unjudged());
  }

  private List<Finding> recordFindings() {
    return scope.wantsAny(Part.RECORD) ? weighed(record.map(RecordPart::faults)) : List.of();
  }

  private List<Finding> policyFindings() {
    if (policy.isEmpty() || !scope.wantsAny(Part.POLICY)) {
      return List.of();
    }
    List<Fault> ofHost = new ArrayList<>(policy.get().hostFaults());
    ServedDifference.of(policy.get()).ifPresent(ofHost::add);
    parentOnly.ifPresent(ofHost::add);
    List<Finding> findings = new ArrayList<>(weighed(Optional.of(ofHost)));
    findings.addAll(AddressFaults.findings(policy.get().tried(mxNames()), mode));
    return findings;
  }

  private List<Finding> mxFindings() {
    if (mx.isEmpty()) {
      return List.of();
    }
    List<Fault> ofHosts = new ArrayList<>(mx.get().faults());
    valid.ifPresent(
        known ->
            ofHosts.addAll(
                MxCoverage.judge(
                    known,
                    mxNames(),
                    policy.map(PolicyPart::url).orElse(""),
                    policy.map(PolicyPart::cause).orElse(""))));
    List<Finding> findings = new ArrayList<>(weighed(Optional.of(ofHosts)));
    for (MxHost host : mx.get().hosts()) {
      findings.addAll(
          AddressFaults.findings(
              host.addresses().stream().map(address -> address.tried(valid)).toList(), mode));
    }
    return findings.stream().filter(finding -> scope.wantsAny(part(finding))).toList();
  }

  /** Failed lookups belong to the part that needs them most. */
  private Part part(Finding finding) {
    return switch (finding.code().area()) {
      case "smtp" -> Part.SMTP;
      case "dane" -> Part.DANE;
      case "mx" -> Part.MX;
      default -> finding.subject().endsWith(" TLSA") ? Part.DANE : neededFirst();
    };
  }

  private Part neededFirst() {
    return Stream.of(Part.MX, Part.SMTP, Part.DANE)
        .filter(scope::wantsAny)
        .findFirst()
        .orElse(Part.MX);
  }

  private List<Finding> tlsRptFindings() {
    return weighed(tlsrpt.map(TlsRptPart::faults));
  }

  private List<Finding> expectFindings() {
    return weighed(Optional.of(Drift.of(scope.expect(), published))).stream()
        .filter(
            finding ->
                scope.wantsAny(finding.code() == FindingCode.EXPECT_MX ? Part.MX : Part.POLICY))
        .toList();
  }

  private List<Finding> weighed(Optional<List<Fault>> faults) {
    return faults.orElse(List.of()).stream().flatMap(fault -> fault.in(mode).stream()).toList();
  }

  private List<String> mxNames() {
    return mx.map(MxPart::names).orElse(List.of());
  }

  private Optional<String> covering(String host) {
    return valid.flatMap(known -> known.covering(host)).map(MxPattern::toString);
  }

  private List<MxSeen> mxSeen() {
    return mx.stream()
        .flatMap(part -> part.hosts().stream())
        .map(host -> host.seen(covering(host.target().exchange())))
        .toList();
  }

  private Delivery delivery() {
    if (mx.filter(part -> part.targets().nullMx()).isPresent()) {
      return Delivery.NO_MAIL;
    }
    if (discoveryIsBogus()) {
      return Delivery.UNKNOWN;
    }
    boolean whole = scope.parts().containsAll(Set.of(Part.RECORD, Part.POLICY, Part.MX, Part.SMTP));
    return whole ? DeliveryVerdict.of(discovery(), mode, hostVerdicts()) : Delivery.UNKNOWN;
  }

  /** Senders that validate DNSSEC and senders that don't see different domains. */
  private boolean discoveryIsBogus() {
    return Stream.of(
            record.map(RecordPart::faults),
            policy.map(PolicyPart::hostFaults),
            mx.map(part -> part.targets().faults()))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .anyMatch(fault -> fault.code() == FindingCode.DNS_BOGUS);
  }

  private Verdict discovery() {
    return record
        .map(RecordPart::verdict)
        .orElse(Verdict.UNKNOWN)
        .and(policy.map(PolicyPart::verdict).orElse(Verdict.UNKNOWN));
  }

  /** For each MX host whether a sender in enforce would use it. */
  private List<Verdict> hostVerdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    mx.ifPresent(
        part -> {
          for (MxHost host : part.hosts()) {
            boolean covered = covering(host.target().exchange()).isPresent();
            verdicts.add(covered ? host.verdict() : Verdict.BAD);
          }
          for (int i = 0; i < part.targets().unusable(); i++) {
            verdicts.add(Verdict.BAD);
          }
        });
    return verdicts;
  }

  private List<Unjudged> unjudged() {
    List<Unjudged> all = new ArrayList<>();
    record.ifPresent(part -> all.addAll(part.unjudged()));
    policy.ifPresent(part -> all.addAll(part.unjudged()));
    mx.ifPresent(part -> all.addAll(part.unjudged()));
    tlsrpt.ifPresent(part -> all.addAll(part.unjudged()));
    if (valid.isEmpty()) {
      all.add(
          new Unjudged(
              Set.of(FindingCode.MX_NOT_COVERED, FindingCode.MX_PATTERN_UNUSED), Optional.empty()));
    }
    Set<FindingCode> notCompared = Drift.unjudged(scope.expect(), published);
    if (!notCompared.isEmpty()) {
      all.add(new Unjudged(notCompared, Optional.empty()));
    }
    return all.stream().distinct().toList();
  }
}

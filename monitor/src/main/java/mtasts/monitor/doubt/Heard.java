package mtasts.monitor.doubt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;

/**
 * Who was heard, as a report tells it.
 *
 * @param target who was asked
 * @param answered whether anything came back
 * @param asked when
 */
record Heard(Target target, boolean answered, Instant asked) {

  /** Everybody that was asked for a report. */
  static List<Heard> in(DomainReport report) {
    List<Heard> all = new ArrayList<>();
    report
        .record()
        .map(record -> Target.name(report.domain().recordName()))
        .ifPresent(name -> all.add(new Heard(name, true, report.checkedAt())));
    for (PolicySeen.Address a : report.policy().map(PolicySeen::addresses).orElse(List.of())) {
      Target host = Target.policyHost(report.domain().policyHost(), a.address());
      a.checkedAt().ifPresent(at -> all.add(new Heard(host, a.heard(), at)));
    }
    for (MxSeen mx : report.mx()) {
      for (MxSeen.Address a : mx.addresses()) {
        Target host = Target.mxHost(mx.host(), a.address());
        a.checkedAt().ifPresent(at -> all.add(new Heard(host, a.heard(), at)));
      }
    }
    return all;
  }

  /**
   * When the silence behind a finding was met; empty where the finding speaks of somebody who was
   * heard, so that it proves itself.
   */
  static Optional<Instant> silentSince(DomainReport report, Finding finding) {
    for (PolicySeen.Address a : report.policy().map(PolicySeen::addresses).orElse(List.of())) {
      if (finding.cause().equals(a.address())) {
        return a.heard() ? Optional.empty() : a.checkedAt().or(() -> at(report));
      }
    }
    for (MxSeen mx : report.mx()) {
      for (MxSeen.Address a : mx.addresses()) {
        if (finding.cause().equals(mx.host() + " [" + a.address() + "]")) {
          return a.heard() ? Optional.empty() : a.checkedAt().or(() -> at(report));
        }
      }
    }
    return at(report);
  }

  private static Optional<Instant> at(DomainReport report) {
    return Optional.of(report.checkedAt());
  }
}

package mtasts.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;

/** For each MX host of a report whether a sender in enforce would use it. */
final class HostVerdicts {

  private HostVerdicts() {}

  /**
   * The verdicts, those of MX targets too that are no host names.
   *
   * @param mx the hosts of the report, as they are to be judged
   * @param report the report, for what it could not look at
   * @param covered whether the policy of the sender names the host
   */
  static List<Verdict> of(List<MxSeen> mx, DomainReport report, Predicate<MxSeen> covered) {
    List<Verdict> verdicts = new ArrayList<>();
    mx.forEach(host -> verdicts.add(covered.test(host) ? verdict(host, report) : Verdict.BAD));
    report.findings().stream()
        .filter(finding -> finding.code() == FindingCode.MX_INVALID)
        .filter(finding -> !finding.cause().equals(report.domain().name()))
        .forEach(noHostName -> verdicts.add(Verdict.BAD));
    return verdicts;
  }

  private static Verdict verdict(MxSeen host, DomainReport report) {
    Verdict seen =
        Verdict.anyOf(
            host.addresses().stream()
                .map(a -> a.ok().map(ok -> ok ? Verdict.GOOD : Verdict.BAD).orElse(Verdict.UNKNOWN))
                .toList());
    boolean certain = report.judges(FindingCode.MX_ADDRESS_MISSING, host.host());
    return seen == Verdict.BAD && !certain ? Verdict.UNKNOWN : seen;
  }
}

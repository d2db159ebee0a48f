package mtasts.checks;

import java.util.List;
import java.util.Optional;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.record.RecordJudgement;
import mtasts.checks.record.StsRecord;
import mtasts.checks.record.StsRecordRules;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Unjudged;

/** The MTA-STS record: looked up and judged (RFC 8461 §3.1). */
record RecordPart(
    Verdict verdict, Optional<RecordSeen> seen, List<Fault> faults, List<Unjudged> unjudged) {

  static RecordPart look(DomainName domain, Lookups lookups, StsRecordRules rules)
      throws InterruptedException {
    DnsAnswer<TxtRecord> answer = lookups.txt(domain.recordName());
    Optional<Fault> failed = Lookups.fault(answer, domain.recordName(), "TXT");
    if (failed.isPresent()) {
      Unjudged all = new Unjudged(FindingCode.inAreas("record"), Optional.empty());
      return new RecordPart(Verdict.UNKNOWN, Optional.empty(), List.of(failed.get()), List.of(all));
    }
    RecordJudgement judgement = judged(domain, answer, lookups, rules);
    return new RecordPart(
        judgement.record().isPresent() ? Verdict.GOOD : Verdict.BAD,
        Optional.of(seen(answer, judgement.record())),
        judgement.faults(),
        List.of());
  }

  /** A missing record may stand under a misspelled name: worth a look only then. */
  private static RecordJudgement judged(
      DomainName domain, DnsAnswer<TxtRecord> answer, Lookups lookups, StsRecordRules rules)
      throws InterruptedException {
    RecordJudgement judgement = rules.judge(domain, answer);
    boolean missing =
        judgement.faults().stream().anyMatch(f -> f.code() == FindingCode.RECORD_MISSING);
    return missing
        ? rules.withMisspelled(
            judgement, domain, lookups.txt(StsRecordRules.misspelledName(domain)))
        : judgement;
  }

  /** True where there is no record at all, so that one of the parent may be told. */
  boolean isMissing() {
    return faults.stream().anyMatch(fault -> fault.code() == FindingCode.RECORD_MISSING);
  }

  private static RecordSeen seen(DnsAnswer<TxtRecord> answer, Optional<StsRecord> record) {
    Optional<String> id = record.map(StsRecord::id);
    return switch (answer) {
      case DnsAnswer.Records<TxtRecord> found ->
          new RecordSeen(
              found.records().stream().map(TxtRecord::toString).toList(),
              id,
              found.cnames(),
              Optional.of(found.ttlSeconds()));
      case DnsAnswer.NoSuchName<TxtRecord> none -> nothing(none.cnames());
      case DnsAnswer.NoData<TxtRecord> none -> nothing(none.cnames());
      case DnsAnswer.Failed<TxtRecord> failed -> nothing(List.of());
    };
  }

  private static RecordSeen nothing(List<String> cnames) {
    return new RecordSeen(List.of(), Optional.empty(), cnames, Optional.empty());
  }
}

package mtasts.checks;

import java.util.List;
import java.util.Optional;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.TlsRptSeen;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tlsrpt.TlsRptJudgement;
import mtasts.checks.tlsrpt.TlsRptRules;

/** The TLS-RPT record: looked up and judged (RFC 8460 §3). */
record TlsRptPart(Optional<TlsRptSeen> seen, List<Fault> faults, List<Unjudged> unjudged) {

  static TlsRptPart look(DomainName domain, Lookups lookups) throws InterruptedException {
    DnsAnswer<TxtRecord> answer = lookups.txt(domain.tlsRptName());
    Optional<Fault> failed = Lookups.fault(answer, domain.tlsRptName(), "TXT");
    if (failed.isPresent()) {
      Unjudged all = new Unjudged(FindingCode.inAreas("tlsrpt"), Optional.empty());
      return new TlsRptPart(Optional.empty(), List.of(failed.get()), List.of(all));
    }
    TlsRptJudgement judgement = TlsRptRules.judge(domain, answer);
    List<String> txt =
        answer instanceof DnsAnswer.Records<TxtRecord> found
            ? found.records().stream().map(TxtRecord::toString).toList()
            : List.of();
    List<String> rua = judgement.record().map(record -> record.rua()).orElse(List.of());
    return new TlsRptPart(Optional.of(new TlsRptSeen(txt, rua)), judgement.faults(), List.of());
  }
}

package mtasts.checks.report;

import java.util.List;
import java.util.Optional;

/**
 * What a check saw, for people: DNS answers, response, transcripts, chains. Ends with a line break
 * unless it is empty; what strangers said is escaped already in the report.
 */
public final class Evidence {

  private final StringBuilder out = new StringBuilder();

  private Evidence() {}

  /** The evidence of this report, a line each. */
  public static String of(DomainReport report) {
    Evidence evidence = new Evidence();
    report.record().ifPresent(seen -> evidence.record(report, seen));
    report.policy().ifPresent(evidence::policy);
    report.mx().forEach(evidence::mx);
    report.tlsrpt().ifPresent(seen -> evidence.txt(report.domain().tlsRptName(), seen.txt()));
    return evidence.out.toString();
  }

  private void record(DomainReport report, RecordSeen seen) {
    seen.cname().forEach(target -> line(2, report.domain().recordName() + " CNAME " + target));
    txt(report.domain().recordName(), seen.txt());
    seen.ttlSeconds().ifPresent(ttl -> line(4, "TTL " + ttl + " s"));
  }

  private void txt(String name, List<String> texts) {
    if (texts.isEmpty()) {
      line(2, name + " TXT: none");
    }
    texts.forEach(text -> line(2, name + " TXT \"" + text + "\""));
  }

  private void policy(PolicySeen seen) {
    line(2, seen.url());
    seen.cname().forEach(target -> line(4, "CNAME " + target));
    for (PolicySeen.Address address : seen.addresses()) {
      line(4, "[" + address.address() + "] " + verdict(address.ok()));
      address.note().ifPresent(note -> line(6, note));
      tls(address.tls(), address.certificate(), address.chain());
      address.head().forEach(header -> line(6, "< " + header));
    }
    seen.body().ifPresent(body -> body.lines().forEach(text -> line(4, "| " + text)));
  }

  private void mx(MxSeen seen) {
    String covered = seen.coveredBy().map(p -> "covered by mx: " + p).orElse("not covered");
    line(2, "MX " + seen.preference() + " " + seen.host() + " (" + covered + ")");
    seen.tlsa().forEach(tlsa -> line(4, "TLSA " + tlsa));
    for (MxSeen.Address address : seen.addresses()) {
      line(4, "[" + address.address() + "] " + verdict(address.ok()));
      address.note().ifPresent(note -> line(6, note));
      address.transcript().forEach(text -> line(6, text));
      tls(address.tls(), address.certificate(), address.chain());
    }
  }

  private void tls(
      Optional<TlsSeen> tls, Optional<CertificateSeen> certificate, List<String> chain) {
    tls.ifPresent(seen -> line(6, seen.protocol() + " " + seen.cipher()));
    certificate.ifPresent(
        seen -> line(6, "certificate valid " + seen.notBefore() + " to " + seen.notAfter()));
    chain.forEach(text -> line(6, text));
  }

  private static String verdict(Optional<Boolean> ok) {
    return ok.map(good -> good ? "ok" : "not ok").orElse("could not be judged");
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }
}

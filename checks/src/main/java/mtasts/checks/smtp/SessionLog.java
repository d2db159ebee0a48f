package mtasts.checks.smtp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.TlsSeen;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.CertificateVerdict;
import mtasts.checks.tls.ServerCertificates;

/** Gathers what becomes a session. Not thread-safe. */
final class SessionLog {

  private final MxTarget target;
  private final Instant begin;
  private final long beginNanos = System.nanoTime();
  private final Transcript transcript = new Transcript();
  private final Findings findings;
  private final Remedies remedies;
  private Optional<Boolean> starttls = Optional.empty();
  private Optional<TlsSeen> tls = Optional.empty();
  private Optional<String> note = Optional.empty();
  private List<X509Certificate> chain = List.of();

  SessionLog(MxTarget target, Instant begin) {
    this.target = target;
    this.begin = begin;
    this.findings = new Findings(target);
    this.remedies = new Remedies(target);
  }

  Transcript transcript() {
    return transcript;
  }

  Findings findings() {
    return findings;
  }

  Remedies remedies() {
    return remedies;
  }

  void offered(Optional<Boolean> startTlsOffered) {
    starttls = startTlsOffered;
  }

  void agreed(Optional<TlsSeen> seen) {
    tls = seen;
  }

  void chain(List<X509Certificate> sent) {
    chain = sent;
  }

  void skipped(String why) {
    note = Optional.of(why);
    findings.cannotJudge(Stage.CONNECT.codesFromHere());
  }

  void notConnected(String summary) {
    transcript.note(summary);
    FindingCode code = FindingCode.SMTP_CONNECT_FAILED;
    findings.add(code, summary, remedies.of(code));
    findings.cannotJudge(Stage.CONNECT.codesBehind());
  }

  /** The session, its certificate judged where one was seen. */
  SmtpSession session(CertificateJudge judge) {
    if (chain.isEmpty()) {
      findings.cannotJudge(ServerCertificates.SMTP.codes());
    } else {
      CertificateVerdict verdict = judge.judge(chain, target.host());
      findings.addAll(
          ServerCertificates.SMTP.faults(
              verdict, target.shownHost(), target.subject(), target.cause()));
      findings.cannotJudge(ServerCertificates.SMTP.unjudged(verdict));
    }
    return new SmtpSession(
        target.host(),
        target.shownAddress(),
        begin,
        Duration.ofNanos(System.nanoTime() - beginNanos),
        findings.ok(),
        starttls,
        tls,
        chain,
        transcript.lines(),
        findings.faults(),
        findings.unjudged(),
        note);
  }
}

package mtasts.checks.smtp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.Printable;
import mtasts.checks.report.TlsSeen;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Certificates;
import mtasts.checks.tls.ServerCertificates;

/**
 * What one conversation with an MX host showed. Depends on host and address, not on the domain: one
 * serves every domain with that MX.
 *
 * @param mxHost the name that was asked for
 * @param address the address as text
 * @param checkedAt when it began
 * @param duration how long it took
 * @param ok whether a sender could deliver over verified TLS; empty: could not be told
 * @param starttls whether STARTTLS was offered; empty: not seen
 * @param tls what the handshake agreed on
 * @param chain every certificate that was sent, leaf first; also where the handshake failed later
 * @param transcript the conversation, escaped, at most 100 lines
 * @param faults what is wrong, in the order in which it was seen
 * @param unjudged what could not be looked at, for this cause
 * @param note why it was skipped
 */
public record SmtpSession(
    String mxHost,
    String address,
    Instant checkedAt,
    Duration duration,
    Optional<Boolean> ok,
    Optional<Boolean> starttls,
    Optional<TlsSeen> tls,
    List<X509Certificate> chain,
    List<String> transcript,
    List<Fault> faults,
    List<Unjudged> unjudged,
    Optional<String> note) {

  private static final int MAX_HOST = 255;

  private static final Set<FindingCode> SILENCE =
      Set.of(
          FindingCode.SMTP_CONNECT_FAILED,
          FindingCode.SMTP_TIMEOUT,
          FindingCode.SMTP_PROTOCOL_ERROR);

  /** Copies the lists. */
  public SmtpSession {
    chain = List.copyOf(chain);
    transcript = List.copyOf(transcript);
    faults = List.copyOf(faults);
    unjudged = List.copyOf(unjudged);
  }

  /** The shared resource behind its faults: {@code mx2.example.com [192.0.2.26]}. */
  public String cause() {
    return Printable.text(mxHost, MAX_HOST) + " [" + address + "]";
  }

  /**
   * The same session in the light of what other servers showed since: a chain that led nowhere may
   * turn out to be only incomplete. So verdicts do not depend on who was asked first.
   *
   * @param judge one that saw the other servers
   */
  public SmtpSession judgedAgain(CertificateJudge judge) {
    return new SmtpSession(
        mxHost,
        address,
        checkedAt,
        duration,
        ok,
        starttls,
        tls,
        chain,
        transcript,
        ServerCertificates.SMTP.judgedAgain(faults, chain, mxHost, judge),
        unjudged,
        note);
  }

  /**
   * Whether the server said anything, be it SMTP or not: empty where it was not tried. A connection
   * that is taken and closed without a word is a silence like one that is refused, since a box on
   * the way may do both.
   */
  public Optional<Boolean> heard() {
    if (seen().heard()) {
      return Optional.of(true);
    }
    return faults.stream().anyMatch(fault -> SILENCE.contains(fault.code()))
        ? Optional.of(false)
        : Optional.empty();
  }

  /** The certificate of the server itself. */
  public Optional<CertificateSeen> certificate() {
    return chain.stream().findFirst().map(Certificates::seen);
  }

  /** As it stands in the report. */
  public MxSeen.Address seen() {
    return new MxSeen.Address(
        address,
        ok,
        starttls,
        Optional.of(checkedAt),
        tls,
        certificate(),
        Certificates.lines(chain),
        transcript,
        note);
  }
}

package mtasts.checks.tls;

import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Printable;
import mtasts.checks.report.Severity;

/** Whose certificate is judged, and so which codes and remedies a verdict has. */
public enum ServerCertificates {
  /** The policy host's: {@code policy.certificate-…}. */
  POLICY("policy.certificate-", "the web server"),
  /** An MX host's: {@code smtp.certificate-…}. */
  SMTP("smtp.certificate-", "the mail server");

  private static final int MAX_HOST = 255;

  private final String prefix;
  private final String server;

  ServerCertificates(String prefix, String server) {
    this.prefix = prefix;
    this.server = server;
  }

  /** The code of a flaw at this kind of server. */
  public FindingCode code(CertificateFlaw flaw) {
    return FindingCode.of(prefix + flaw).orElseThrow();
  }

  private FindingCode expiring() {
    return FindingCode.of(prefix + "expiring").orElseThrow();
  }

  /** The code of a certificate that is later than its host's habit. */
  public FindingCode renewalLate() {
    return FindingCode.of(prefix + "renewal-late").orElseThrow();
  }

  /** Every code of a certificate: what stays unjudged where none was seen. */
  public Set<FindingCode> codes() {
    Set<FindingCode> all = EnumSet.of(expiring(), renewalLate());
    for (CertificateFlaw flaw : CertificateFlaw.values()) {
      all.add(code(flaw));
    }
    return all;
  }

  /**
   * What a verdict says.
   *
   * @param host the name that the certificate is for
   * @param subject what the fault speaks of
   * @param cause the shared resource behind it
   * @return at most one fault
   */
  public List<Fault> faults(CertificateVerdict verdict, String host, String subject, String cause) {
    return switch (verdict) {
      case CertificateVerdict.Good good -> List.of();
      case CertificateVerdict.Expiring soon -> {
        Fault fault = Fault.of(expiring(), subject, cause, soon.summary(), renew(host));
        // At the error stage the catalogue decides: an MX certificate costs mail in enforce only.
        boolean byCatalogue = soon.severity() == Severity.ERROR && this == SMTP;
        yield List.of(byCatalogue ? fault : fault.weighing(soon.severity()));
      }
      case CertificateVerdict.Bad bad ->
          List.of(
              Fault.of(code(bad.flaw()), subject, cause, bad.summary(), remedy(bad.flaw(), host)));
    };
  }

  /**
   * The codes about which a verdict says nothing, since it names the first cause only: behind an
   * expired certificate nobody sees whether its name is right.
   */
  public Set<FindingCode> unjudged(CertificateVerdict verdict) {
    Set<FindingCode> rest = EnumSet.noneOf(FindingCode.class);
    if (verdict instanceof CertificateVerdict.Bad bad) {
      rest.add(expiring());
      rest.add(renewalLate());
      for (CertificateFlaw later : CertificateFlaw.values()) {
        if (bad.flaw().compareTo(CertificateFlaw.UNTRUSTED) < 0
            && later.compareTo(bad.flaw()) > 0) {
          rest.add(code(later));
        }
      }
    }
    return rest;
  }

  /**
   * Faults in the light of what other servers showed since: a chain that led nowhere may turn out
   * to be only incomplete. So verdicts do not depend on who was asked first.
   *
   * @param faults what was said of a server
   * @param chain what it sent
   * @param host the name that the certificate is for
   * @param judge one that saw the other servers
   */
  public List<Fault> judgedAgain(
      List<Fault> faults, List<X509Certificate> chain, String host, CertificateJudge judge) {
    FindingCode untrusted = code(CertificateFlaw.UNTRUSTED);
    boolean inDoubt = faults.stream().anyMatch(fault -> fault.code() == untrusted);
    if (!inDoubt || chain.isEmpty()) {
      return faults;
    }
    CertificateVerdict verdict = judge.judge(chain, host);
    if (!(verdict instanceof CertificateVerdict.Bad bad)
        || bad.flaw() != CertificateFlaw.INCOMPLETE_CHAIN) {
      return faults;
    }
    return faults.stream()
        .flatMap(
            fault ->
                fault.code() == untrusted
                    ? faults(
                        verdict, Printable.text(host, MAX_HOST), fault.subject(), fault.cause())
                        .stream()
                    : Stream.of(fault))
        .toList();
  }

  private String remedy(CertificateFlaw flaw, String host) {
    return switch (flaw) {
      case EXPIRED -> renew(host);
      case NOT_YET_VALID ->
          "Set the clock of the machine that made the certificate right and issue it again, or"
              + " install the one before until then";
      case NAME_MISMATCH ->
          "Install a certificate on "
              + server
              + " whose SAN has DNS:"
              + host
              + ", for example: certbot certonly -d "
              + host;
      case UNTRUSTED, SELF_SIGNED ->
          "Install a certificate for "
              + host
              + " from an authority that senders trust, for example: certbot certonly -d "
              + host;
      case INCOMPLETE_CHAIN ->
          "Configure "
              + server
              + " with the leaf and its intermediates in one file (fullchain.pem)";
    };
  }

  private String renew(String host) {
    return "Renew the certificate of " + host + " and reload " + server;
  }
}

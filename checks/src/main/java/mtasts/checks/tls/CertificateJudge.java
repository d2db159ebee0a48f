package mtasts.checks.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mtasts.checks.report.Printable;
import mtasts.checks.report.Severity;
import mtasts.checks.tls.CertificateVerdict.Bad;
import mtasts.checks.tls.CertificateVerdict.Expiring;
import mtasts.checks.tls.CertificateVerdict.Good;

/**
 * Judges the chain that a server sent as a sender that verifies does (RFC 8461 §3.3 and §4.2): in
 * its time, for the host, from a trusted root, fit for a server. The first cause is told and no
 * more. Safe for use by many threads.
 */
public final class CertificateJudge {

  private static final int MAX_CHAIN = 10;
  private static final int MAX_NAMES_TOLD = 5;
  private static final int MAX_NAME_TOLD = 70;

  private final Trust trust;
  private final ChainJudge chains;
  private final Expiry expiry;
  private final InstantSource clock;

  /**
   * A judge.
   *
   * @param trust the roots
   * @param intermediates what servers sent so far: shared by all judges that see servers
   * @param clock tells the time of the judgement
   * @param expiry when an end is near
   */
  public CertificateJudge(
      Trust trust, Intermediates intermediates, InstantSource clock, Expiry expiry) {
    this.trust = trust;
    this.chains = new ChainJudge(trust, intermediates);
    this.expiry = expiry;
    this.clock = clock;
  }

  /**
   * Judges a chain, and remembers its intermediates.
   *
   * @param chainAsSent the leaf first, the rest in any order; beyond ten is not looked at
   * @param host the name that the certificate must have, A-labels
   */
  public CertificateVerdict judge(List<X509Certificate> chainAsSent, String host) {
    if (chainAsSent.isEmpty()) {
      return new Bad(CertificateFlaw.UNTRUSTED, "The server sent no certificate");
    }
    Instant now = clock.instant();
    List<X509Certificate> sent = chainAsSent.stream().limit(MAX_CHAIN).toList();
    chains.learn(sent, now);
    X509Certificate leaf = sent.getFirst();
    return ChainJudge.dateFlaw(leaf, "The certificate", now)
        .or(() -> nameFlaw(leaf, host))
        .or(() -> trust.isRoot(leaf) ? Optional.empty() : chains.flaw(sent, now))
        .or(() -> Usage.flaw(leaf))
        .<CertificateVerdict>map(bad -> bad)
        .orElseGet(() -> timeLeft(leaf, now));
  }

  private CertificateVerdict timeLeft(X509Certificate leaf, Instant now) {
    Optional<Severity> severity = expiry.severity(leaf, now);
    return severity.isEmpty()
        ? new Good()
        : new Expiring(
            severity.get(),
            "The certificate expires on " + Dates.future(leaf.getNotAfter().toInstant(), now));
  }

  private static Optional<Bad> nameFlaw(X509Certificate leaf, String host) {
    List<String> names = HostNames.of(leaf);
    if (names.stream().anyMatch(name -> HostNames.matches(name, host))) {
      return Optional.empty();
    }
    String wanted = Printable.text(host, MAX_NAME_TOLD);
    String has =
        names.isEmpty()
            ? "The certificate has no SAN dNSName at all, so it is not for "
                + wanted
                + " (subject "
                + Certificates.name(leaf.getSubjectX500Principal())
                + ", which does not count)"
            : "The certificate is for " + told(names) + ", not for " + wanted;
    return Optional.of(new Bad(CertificateFlaw.NAME_MISMATCH, has));
  }

  private static String told(List<String> names) {
    String first =
        names.stream()
            .limit(MAX_NAMES_TOLD)
            .map(name -> Printable.text(name, MAX_NAME_TOLD))
            .collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES_TOLD;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}

package mtasts.checks.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Printable;
import mtasts.checks.report.TlsSeen;

/** Certificates and sessions as evidence: escaped and bounded, safe to show. */
public final class Certificates {

  private static final int MAX_DN = 200;
  private static final int MAX_NAMES = 100;
  private static final int MAX_NAME = 255;

  private Certificates() {}

  /** A certificate as the report has it; at most 100 names. */
  public static CertificateSeen seen(X509Certificate certificate) {
    return new CertificateSeen(
        name(certificate.getSubjectX500Principal()),
        name(certificate.getIssuerX500Principal()),
        HostNames.of(certificate).stream()
            .limit(MAX_NAMES)
            .map(n -> Printable.text(n, MAX_NAME))
            .toList(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        sha256(encoded(certificate)),
        sha256(certificate.getPublicKey().getEncoded()));
  }

  /** A chain as the report has it: a line a certificate, in the order sent. */
  public static List<String> lines(List<X509Certificate> chain) {
    return chain.stream().map(Certificates::line).toList();
  }

  private static String line(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal())
        + ", issued by "
        + name(certificate.getIssuerX500Principal())
        + ", valid from "
        + date(certificate.getNotBefore().toInstant())
        + " to "
        + date(certificate.getNotAfter().toInstant())
        + ", SHA-256 "
        + sha256(encoded(certificate));
  }

  /** What a handshake agreed on. */
  public static TlsSeen seen(SSLSession session) {
    return new TlsSeen(session.getProtocol(), session.getCipherSuite());
  }

  static String name(X500Principal principal) {
    String text = Printable.text(principal.getName(X500Principal.RFC2253), MAX_DN);
    return text.isEmpty() ? "(no name)" : text;
  }

  static String date(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was parsed can't be encoded", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

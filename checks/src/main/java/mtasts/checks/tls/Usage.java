package mtasts.checks.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import mtasts.checks.tls.CertificateVerdict.Bad;
import org.jspecify.annotations.Nullable;

/** Whether a certificate may stand for a server (RFC 5280 §4.2.1.3 and §4.2.1.12). */
final class Usage {

  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String ANY = "2.5.29.37.0";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  private Usage() {}

  static Optional<Bad> flaw(X509Certificate leaf) {
    try {
      List<String> extended = leaf.getExtendedKeyUsage();
      if (extended != null && !extended.contains(SERVER_AUTH) && !extended.contains(ANY)) {
        return bad(
            "The certificate is not meant for servers: its extended key usage lacks"
                + " serverAuth");
      }
    } catch (CertificateParsingException e) {
      return bad("The extended key usage of the certificate can't be read");
    }
    return allowsHandshake(leaf.getKeyUsage())
        ? Optional.empty()
        : bad("The certificate is not meant for servers: its key usage allows no handshake");
  }

  private static boolean allowsHandshake(boolean @Nullable [] usage) {
    return usage == null
        || usage[DIGITAL_SIGNATURE]
        || usage[KEY_ENCIPHERMENT]
        || usage[KEY_AGREEMENT];
  }

  private static Optional<Bad> bad(String summary) {
    return Optional.of(new Bad(CertificateFlaw.UNTRUSTED, summary));
  }
}

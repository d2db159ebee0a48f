package mtasts.checks.tls;

import java.security.PublicKey;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses keys and signatures below 112 bits of security, as the TLS libraries of senders do:
 * OpenSSL at its default level, and RFC 9325 §4.
 */
final class Strength extends PKIXCertPathChecker {

  private static final int MIN_RSA_OR_DSA = 2048;
  private static final int MIN_EC = 224;

  /** What is too weak about a certificate, to stand behind its name; empty: nothing. */
  static Optional<String> weakness(X509Certificate certificate) {
    int bits = tooShort(certificate.getPublicKey());
    if (bits > 0) {
      return Optional.of(
          "has a weak key ("
              + certificate.getPublicKey().getAlgorithm()
              + " with "
              + bits
              + " bits)");
    }
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    boolean weak =
        signature.startsWith("MD2")
            || signature.startsWith("MD5")
            || signature.startsWith("SHA1WITH");
    return weak
        ? Optional.of("has a weak signature (" + certificate.getSigAlgName() + ")")
        : Optional.empty();
  }

  /** The length of a key that is too short; 0: long enough. */
  private static int tooShort(PublicKey key) {
    int bits;
    int least = MIN_RSA_OR_DSA;
    if (key instanceof RSAPublicKey rsa) {
      bits = rsa.getModulus().bitLength();
    } else if (key instanceof DSAPublicKey dsa && dsa.getParams() != null) {
      bits = dsa.getParams().getP().bitLength();
    } else if (key instanceof ECPublicKey ec) {
      bits = ec.getParams().getOrder().bitLength();
      least = MIN_EC;
    } else {
      return 0;
    }
    return bits < least ? bits : 0;
  }

  @Override
  public void init(boolean forward) {
    // no state
  }

  @Override
  public boolean isForwardCheckingSupported() {
    return true;
  }

  @Override
  public @Nullable Set<String> getSupportedExtensions() {
    return null;
  }

  @Override
  public void check(Certificate certificate, Collection<String> unresolvedCritical)
      throws CertPathValidatorException {
    Optional<String> weakness = weakness((X509Certificate) certificate);
    if (weakness.isPresent()) {
      throw new CertPathValidatorException(
          weakness.get(), null, null, -1, BasicReason.ALGORITHM_CONSTRAINED);
    }
  }
}

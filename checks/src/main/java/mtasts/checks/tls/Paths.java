package mtasts.checks.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Certification paths by the JDK's PKIX (RFC 5280 §6), without revocation. */
final class Paths {

  private Paths() {}

  /**
   * A valid path from a certificate up to an anchor, the certificate first, the anchor left out.
   *
   * @param pool certificates that may stand between, in any order
   * @param strong whether weak keys and signatures are refused
   */
  static Optional<List<X509Certificate>> find(
      X509Certificate target,
      Set<TrustAnchor> anchors,
      Collection<X509Certificate> pool,
      Instant now,
      boolean strong) {
    if (anchors.isEmpty()) {
      return Optional.empty();
    }
    X509CertSelector selector = new X509CertSelector();
    selector.setCertificate(target);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, selector);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(pool)));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(target))));
      if (strong) {
        parameters.addCertPathChecker(new Strength());
      }
      return Optional.of(
          CertPathBuilder.getInstance("PKIX")
              .build(parameters)
              .getCertPath()
              .getCertificates()
              .stream()
              .map(X509Certificate.class::cast)
              .toList());
    } catch (CertPathBuilderException e) {
      return Optional.empty();
    } catch (InvalidAlgorithmParameterException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The Java runtime has no PKIX", e);
    }
  }

  /** Why exactly this path is not valid; empty: it is. */
  static Optional<CertPathValidatorException> problem(
      List<X509Certificate> path, Set<TrustAnchor> anchors, Instant now) {
    try {
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      return Optional.of(e);
    } catch (CertificateException e) {
      return Optional.of(new CertPathValidatorException(e));
    } catch (InvalidAlgorithmParameterException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The Java runtime has no PKIX", e);
    }
  }

  /** True where this key made the signature of a certificate. */
  static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}

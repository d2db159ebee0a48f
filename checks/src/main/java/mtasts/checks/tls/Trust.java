package mtasts.checks.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates that are trusted without proof. A certificate whose issuer stands beside it is
 * no root of its own: it only serves to complete a chain, so that a server that does not send it is
 * told. Immutable.
 */
public final class Trust {

  private final Set<X509Certificate> all;
  private final Set<X509Certificate> roots;
  private final Set<TrustAnchor> anchors;

  private Trust(Collection<X509Certificate> certificates) {
    Set<X500Principal> subjects =
        certificates.stream()
            .map(X509Certificate::getSubjectX500Principal)
            .collect(Collectors.toSet());
    all = Set.copyOf(certificates);
    roots =
        certificates.stream()
            .filter(c -> isSelfIssued(c) || !subjects.contains(c.getIssuerX500Principal()))
            .collect(Collectors.toUnmodifiableSet());
    anchors =
        roots.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The roots that the Java runtime trusts: its built-in store, or the one that {@code
   * javax.net.ssl.trustStore} names.
   *
   * @throws IllegalStateException where the runtime has no usable store
   */
  public static Trust system() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      List<X509Certificate> found = new ArrayList<>();
      for (TrustManager each : factory.getTrustManagers()) {
        if (each instanceof X509TrustManager x509) {
          found.addAll(List.of(x509.getAcceptedIssuers()));
        }
      }
      return new Trust(found);
    } catch (NoSuchAlgorithmException | KeyStoreException e) {
      throw new IllegalStateException("The Java runtime has no usable store of roots", e);
    }
  }

  /**
   * The certificates of a PEM file and no others; text between them is ignored.
   *
   * @throws IOException where the file can't be read or holds no certificate, with the reason in
   *     plain words
   */
  public static Trust fromPem(Path file) throws IOException {
    byte[] pem = Files.readAllBytes(file);
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new IOException(file + " holds no certificate (expected PEM)");
      }
      return new Trust(found);
    } catch (CertificateException e) {
      throw new IOException(file + " holds something that is no PEM certificate", e);
    }
  }

  /** Exactly these certificates. */
  public static Trust of(Collection<X509Certificate> certificates) {
    return new Trust(certificates);
  }

  /** How many certificates are trusted. */
  public int size() {
    return roots.size();
  }

  Set<TrustAnchor> anchors() {
    return anchors;
  }

  boolean isRoot(X509Certificate certificate) {
    return roots.contains(certificate);
  }

  /** Trusted certificates that are no roots: they complete a chain. */
  Stream<X509Certificate> intermediates() {
    Set<X509Certificate> rest = new HashSet<>(all);
    rest.removeAll(roots);
    return rest.stream();
  }

  /** True where some trusted root has this name. */
  boolean knows(X500Principal name) {
    return roots.stream().anyMatch(c -> c.getSubjectX500Principal().equals(name));
  }

  static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** True where the certificate carries its own signature. */
  static boolean isSelfSigned(X509Certificate certificate) {
    if (!isSelfIssued(certificate)) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}

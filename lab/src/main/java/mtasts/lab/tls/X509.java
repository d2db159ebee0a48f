package mtasts.lab.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An X.509 v3 certificate in the making (RFC 5280). Not thread-safe. */
final class X509 {

  private static final int SERIAL_BITS = 120;

  private final SecureRandom random = new SecureRandom();
  private final X500Name subject;
  private final PublicKey key;
  private Instant notBefore = Instant.EPOCH;
  private Instant notAfter = Instant.EPOCH;
  private boolean authority;
  private List<GeneralName> names = List.of();
  private List<KeyPurposeId> purposes = List.of();

  X509(String commonName, PublicKey key) {
    this.subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    this.key = key;
  }

  X509 valid(Instant from, Instant until) {
    this.notBefore = from;
    this.notAfter = until;
    return this;
  }

  X509 authority(boolean mayDoSo) {
    this.authority = mayDoSo;
    return this;
  }

  X509 names(List<GeneralName> subjectAlternativeNames) {
    this.names = subjectAlternativeNames;
    return this;
  }

  X509 purposes(List<KeyPurposeId> extendedKeyUsages) {
    this.purposes = extendedKeyUsages;
    return this;
  }

  X509Certificate selfSigned(KeyPair keys, KeyType type) {
    return sign(subject, keys, type);
  }

  X509Certificate signedBy(Signer signer) {
    X500Principal issuer = signer.certificate().getSubjectX500Principal();
    return sign(X500Name.getInstance(issuer.getEncoded()), signer.keys(), signer.type());
  }

  private X509Certificate sign(X500Name issuer, KeyPair issuerKeys, KeyType issuerType) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
            Date.from(notBefore),
            Date.from(notAfter),
            subject,
            key);
    try {
      addExtensions(builder, issuerKeys.getPublic());
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(issuerType.signature())
                      .build(issuerKeys.getPrivate())));
    } catch (CertIOException
        | CertificateException
        | NoSuchAlgorithmException
        | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addExtensions(X509v3CertificateBuilder builder, PublicKey issuerKey)
      throws CertIOException, NoSuchAlgorithmException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuerKey));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    int usage = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    if (!names.isEmpty()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(names.toArray(GeneralName[]::new)));
    }
    if (!purposes.isEmpty()) {
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    }
  }
}

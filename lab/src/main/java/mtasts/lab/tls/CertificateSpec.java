package mtasts.lab.tls;

import java.net.InetAddress;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What a certificate shall be like, good until something else is said, and what is sent with it.
 * Made by {@link Authority#certificate}; ends in {@link #issue()}. Not thread-safe.
 */
public final class CertificateSpec {

  private static final Duration DAY = Duration.ofDays(1);

  private final Authority authority;
  private final Instant now;
  private final List<GeneralName> names = new ArrayList<>();
  private String commonName = "lab";
  private Instant notBefore;
  private Instant notAfter;
  private KeyType keyType = KeyType.EC_P256;
  private KeyPurposeId purpose = KeyPurposeId.id_kp_serverAuth;
  private Issuer issuer = Issuer.ROOT;
  private boolean selfSigned;
  private boolean issuerSent = true;
  private boolean freshKey;

  CertificateSpec(Authority authority, Instant now) {
    this.authority = authority;
    this.now = now;
    this.notBefore = now.minus(DAY);
    this.notAfter = now.plus(DAY.multipliedBy(89));
  }

  /**
   * Adds subject alternative names of the kind dNSName, as they are: wildcards and even illegal
   * ones. The first of all is the common name too, until {@link #commonName} says otherwise.
   */
  public CertificateSpec names(String... dnsNames) {
    if (names.isEmpty() && dnsNames.length > 0) {
      commonName = dnsNames[0];
    }
    for (String name : dnsNames) {
      names.add(new GeneralName(GeneralName.dNSName, name));
    }
    return this;
  }

  /** Adds a subject alternative name of the kind iPAddress. */
  public CertificateSpec address(InetAddress address) {
    names.add(new GeneralName(GeneralName.iPAddress, address.getHostAddress()));
    return this;
  }

  /** Sets the common name; alone, without {@link #names}, it makes no name that counts today. */
  public CertificateSpec commonName(String name) {
    this.commonName = name;
    return this;
  }

  /** The first moment at which the certificate holds, to the second. */
  public CertificateSpec notBefore(Instant moment) {
    this.notBefore = moment;
    return this;
  }

  /** The last moment at which the certificate holds, to the second. */
  public CertificateSpec notAfter(Instant moment) {
    this.notAfter = moment;
    return this;
  }

  /** Ran out yesterday, after 90 days. */
  public CertificateSpec expired() {
    return notBefore(now.minus(DAY.multipliedBy(91))).notAfter(now.minus(DAY));
  }

  /** Holds from tomorrow on. */
  public CertificateSpec notYetValid() {
    return notBefore(now.plus(DAY));
  }

  /** Holds since so long ago. */
  public CertificateSpec since(Duration ago) {
    return notBefore(now.minus(ago));
  }

  /** Runs out so long from now. */
  public CertificateSpec left(Duration left) {
    return notAfter(now.plus(left));
  }

  /** Runs out so long from now, after having held for the rest of 90 days. */
  public CertificateSpec expiringIn(Duration left) {
    return notBefore(now.plus(left).minus(DAY.multipliedBy(90))).notAfter(now.plus(left));
  }

  /** Signed with its own key. */
  public CertificateSpec selfSigned() {
    this.selfSigned = true;
    return this;
  }

  /** Signed by a root that nobody trusts, which is sent along. */
  public CertificateSpec fromUntrustedRoot() {
    this.issuer = Issuer.UNTRUSTED_ROOT;
    return this;
  }

  /** Signed by the intermediate of the trusted root, which is sent along. */
  public CertificateSpec throughIntermediate() {
    this.issuer = Issuer.INTERMEDIATE;
    return this;
  }

  /** Signed by a trusted server certificate that is no authority, which is sent along. */
  public CertificateSpec fromNoAuthority() {
    this.issuer = Issuer.NO_AUTHORITY;
    return this;
  }

  /** Sends the server's certificate alone: behind an intermediate the chain is incomplete. */
  public CertificateSpec withheldIssuer() {
    this.issuerSent = false;
    return this;
  }

  /** Good but for the purpose: for clients (clientAuth), not for servers. */
  public CertificateSpec forClientsOnly() {
    this.purpose = KeyPurposeId.id_kp_clientAuth;
    return this;
  }

  /** The kind of key. */
  public CertificateSpec key(KeyType type) {
    this.keyType = type;
    return this;
  }

  /** Takes a new key, where otherwise all certificates of an authority share one of each kind. */
  public CertificateSpec freshKey() {
    this.freshKey = true;
    return this;
  }

  /** Makes the certificate. */
  public Identity issue() {
    KeyPair keys = freshKey ? keyType.generate() : authority.leafKeys(keyType);
    X509 certificate =
        new X509(commonName, keys.getPublic())
            .valid(notBefore, notAfter)
            .names(names)
            .purposes(List.of(purpose));
    List<X509Certificate> chain = new ArrayList<>();
    if (selfSigned) {
      chain.add(certificate.selfSigned(keys, keyType));
    } else {
      chain.add(certificate.signedBy(authority.signer(issuer)));
      if (issuerSent) {
        chain.addAll(issuer.chain(authority));
      }
    }
    return new Identity(keys.getPrivate(), chain);
  }
}

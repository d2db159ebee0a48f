package mtasts.lab.tls;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** Who can sign in a mail world. */
enum Issuer {
  ROOT("Lab Root", true),
  INTERMEDIATE("Lab Intermediate", true),
  UNTRUSTED_ROOT("Unknown Root", true),
  /** A certificate of the trusted root that may not sign others, and does. */
  NO_AUTHORITY("Lab Server", false);

  private static final Duration LIFETIME = Duration.ofDays(3_650);

  private final String commonName;
  private final boolean authority;

  Issuer(String commonName, boolean authority) {
    this.commonName = commonName;
    this.authority = authority;
  }

  Signer make(Authority of) {
    KeyType type = KeyType.EC_P256;
    KeyPair keys = type.generate();
    X509 certificate =
        new X509(commonName, keys.getPublic())
            .valid(of.now().minus(Duration.ofDays(30)), of.now().plus(LIFETIME))
            .authority(authority);
    X509Certificate signed =
        switch (this) {
          case ROOT, UNTRUSTED_ROOT -> certificate.selfSigned(keys, type);
          case INTERMEDIATE, NO_AUTHORITY -> certificate.signedBy(of.signer(ROOT));
        };
    return new Signer(keys, signed, type);
  }

  /** The certificates that a server sends behind its own so that its chain is whole. */
  List<X509Certificate> chain(Authority of) {
    return switch (this) {
      // A trusted root is never sent. One that nobody has is: the chain is whole, but untrusted.
      case ROOT -> List.of();
      case INTERMEDIATE, NO_AUTHORITY, UNTRUSTED_ROOT -> List.of(of.signer(this).certificate());
    };
  }
}

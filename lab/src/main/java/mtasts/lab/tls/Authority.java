package mtasts.lab.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate authority of a mail world: a root that the world trusts, an intermediate below
 * it, and a second root that nobody trusts. Makes any certificate asked for. Thread-safe.
 */
public final class Authority {

  private final InstantSource clock;
  private final Map<KeyType, KeyPair> leafKeys = new ConcurrentHashMap<>();
  private final Map<Issuer, Signer> signers = new ConcurrentHashMap<>();

  private Authority(InstantSource clock) {
    this.clock = clock;
  }

  /** A new authority with keys of its own; the clock says from when on its certificates hold. */
  public static Authority create(InstantSource clock) {
    return new Authority(clock);
  }

  /** A good certificate for the names: EC key, from the root, from yesterday for 90 days. */
  public Identity issue(String... dnsNames) {
    return certificate(dnsNames).issue();
  }

  /** Begins a certificate for the names; without further ado a good one. */
  public CertificateSpec certificate(String... dnsNames) {
    return new CertificateSpec(this, clock.instant()).names(dnsNames);
  }

  /** The certificate of the trusted root. */
  public X509Certificate root() {
    return signer(Issuer.ROOT).certificate();
  }

  /** The intermediate that the trusted root has signed. */
  public X509Certificate intermediate() {
    return signer(Issuer.INTERMEDIATE).certificate();
  }

  /** The trusted root as PEM text. */
  public String rootPem() {
    try {
      Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
      return "-----BEGIN CERTIFICATE-----\n"
          + base64.encodeToString(root().getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the trusted root as PEM, over what may be there, and gives the path back. */
  public Path writeRoot(Path file) throws IOException {
    return Files.writeString(file, rootPem(), StandardCharsets.US_ASCII);
  }

  /** The context of a client that trusts the root and nothing else. */
  public SSLContext clientContext() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", root());
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's own now. */
  Instant now() {
    return clock.instant();
  }

  /** One key pair per type serves all leaves: making an RSA key costs more than all the rest. */
  KeyPair leafKeys(KeyType type) {
    return leafKeys.computeIfAbsent(type, KeyType::generate);
  }

  /** The one who signs for that issuer, made when first asked for. */
  Signer signer(Issuer issuer) {
    Signer known = signers.get(issuer);
    if (known == null) {
      // Outside of the map's own lock, because an intermediate asks for the root.
      Signer made = issuer.make(this);
      Signer earlier = signers.putIfAbsent(issuer, made);
      known = earlier == null ? made : earlier;
    }
    return known;
  }
}

package mtasts.lab.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A private key and the certificates that its owner sends, leaf first. */
public final class Identity {

  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final SSLContext serverContext;

  Identity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
    this.serverContext = context(new NoClientIsTrusted());
  }

  /** The private key of the leaf. */
  public PrivateKey key() {
    return key;
  }

  /** What is sent in the handshake, which need not be a whole chain. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The certificate of the server itself. */
  public X509Certificate leaf() {
    return chain.getFirst();
  }

  /** The context of a server with this identity; it trusts no client. */
  public SSLContext serverContext() {
    return serverContext;
  }

  private SSLContext context(TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys = {new OneKey(key, chain)};
      context.init(keys, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package mtasts.checks.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * One TLS connection to one host: TLS 1.2 or 1.3, SNI, every chain taken and kept. Make a new one
 * for each connection; nothing is shared, so each is a full handshake and never a resumed session.
 */
public final class TlsAttempt {

  private final ChainKeeper keeper = new ChainKeeper();
  private final NoClientKeys keys = new NoClientKeys();
  private final SSLSocketFactory factory;

  private TlsAttempt(String host) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, new TrustManager[] {keeper}, null);
      factory = new NamedSocketFactory(context.getSocketFactory(), host);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The Java runtime has no TLS", e);
    }
  }

  /**
   * An attempt at a host.
   *
   * @param host the name for SNI, A-labels; underscores and a final dot are fine
   */
  public static TlsAttempt to(String host) {
    return new TlsAttempt(host);
  }

  /** Makes sockets with the SNI and versions of this attempt, whatever host they are asked for. */
  public SSLSocketFactory socketFactory() {
    return factory;
  }

  /** Takes every chain and keeps it for {@link #chain}; for use with {@link #socketFactory}. */
  public X509TrustManager trustManager() {
    return keeper;
  }

  /** A client socket over a connected one; closing it closes both. The handshake is yet to come. */
  public SSLSocket over(Socket connected) throws IOException {
    return (SSLSocket)
        factory.createSocket(
            connected, connected.getInetAddress().getHostAddress(), connected.getPort(), true);
  }

  /** What the server sent, leaf first, also where the handshake failed later; empty: not seen. */
  public List<X509Certificate> chain() {
    return keeper.chain();
  }

  /** True once the server asked for a client certificate; it got none. */
  public boolean clientCertificateAsked() {
    return keys.asked();
  }
}

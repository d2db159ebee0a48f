package mtasts.alerts.notice;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * By which roots the certificate of a server is judged that takes messages: those of the Java
 * runtime, and where there are any those of one's own. Immutable.
 */
public final class ServerTrust {

  private final X509TrustManager manager;
  private final SSLSocketFactory sockets;

  private ServerTrust(X509TrustManager manager) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager}, null);
    this.manager = manager;
    this.sockets = context.getSocketFactory();
  }

  /** The roots of the Java runtime and no others. */
  public static ServerTrust system() {
    return systemAnd(List.of());
  }

  /**
   * The roots of the Java runtime and these.
   *
   * @throws IllegalStateException where the runtime has no usable roots, or can't do TLS
   */
  public static ServerTrust systemAnd(List<X509Certificate> own) {
    try {
      X509TrustManager runtime = manager(null);
      return new ServerTrust(own.isEmpty() ? runtime : manager(store(runtime, own)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the Java runtime has no usable roots", e);
    }
  }

  private static KeyStore store(X509TrustManager runtime, List<X509Certificate> own)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    List<X509Certificate> all =
        Stream.concat(Stream.of(runtime.getAcceptedIssuers()), own.stream()).toList();
    for (int i = 0; i < all.size(); i++) {
      store.setCertificateEntry("root-" + i, all.get(i));
    }
    return store;
  }

  /** Without a store the roots of the runtime. */
  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Stream.of(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
  }

  /** What judges a server's certificate. */
  public X509TrustManager manager() {
    return manager;
  }

  /** Makes connections that {@link #manager} judges; the name of the server is for the caller. */
  public SSLSocketFactory sockets() {
    return sockets;
  }
}

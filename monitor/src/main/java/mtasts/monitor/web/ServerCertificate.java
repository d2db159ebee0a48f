package mtasts.monitor.web;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.function.Consumer;
import mtasts.monitor.config.HttpConfig.Tls;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate that the listener shows; another can take its place while it runs. */
final class ServerCertificate {

  /** Java wants one for a key store in memory; it keeps nothing secret. */
  private static final String PASSWORD = "in memory";

  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private Tls shown;

  ServerCertificate(Tls tls) {
    this.shown = tls;
    factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    factory.setSniRequired(false);
    take(tls).accept(factory);
  }

  SslContextFactory.Server factory() {
    return factory;
  }

  /** Shows this one from the next handshake on. */
  synchronized void renew(Tls tls) {
    if (tls.equals(shown)) {
      return;
    }
    try {
      factory.reload(_ -> take(tls).accept(factory));
      shown = tls;
    } catch (Exception e) { // what Jetty declares
      throw new IllegalStateException("a certificate and key that belong together", e);
    }
  }

  private static Consumer<SslContextFactory.Server> take(Tls tls) {
    KeyStore store = store(tls);
    return factory -> {
      factory.setKeyStore(store);
      factory.setKeyStorePassword(PASSWORD);
    };
  }

  private static KeyStore store(Tls tls) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "listener",
          tls.key().orElseThrow(),
          PASSWORD.toCharArray(),
          tls.chain().toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the certificate and its key were read before", e);
    }
  }
}

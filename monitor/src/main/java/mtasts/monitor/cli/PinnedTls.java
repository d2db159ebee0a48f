package mtasts.monitor.cli;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * TLS to the daemon itself, which shows the certificate that its configuration names: exactly that
 * one is trusted, whoever signed it, and under whatever name or address it is asked.
 */
final class PinnedTls {

  private final SSLContext context;

  private PinnedTls(SSLContext context) {
    this.context = context;
  }

  static PinnedTls to(X509Certificate certificate) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Only(certificate)}, new SecureRandom());
      return new PinnedTls(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  void guard(HttpsURLConnection connection) {
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setHostnameVerifier((_, _) -> true); // the certificate itself is known
  }

  private record Only(X509Certificate certificate) implements X509TrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (chain.length == 0 || !chain[0].equals(certificate)) {
        throw new CertificateException("not the certificate of http.tls");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("no client shows a certificate here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

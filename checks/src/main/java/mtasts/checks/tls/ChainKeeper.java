package mtasts.checks.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes every chain and keeps the last: the judgement comes after the handshake, so that a bad
 * certificate hides nothing else. Nothing secret ever goes over such a connection.
 */
final class ChainKeeper extends X509ExtendedTrustManager {

  private volatile List<X509Certificate> chain = List.of();

  List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String authType) {
    chain = List.of(sent);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String authType, Socket socket) {
    chain = List.of(sent);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String authType, SSLEngine engine) {
    chain = List.of(sent);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String authType) {
    throw clientsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String authType, Socket socket) {
    throw clientsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String authType, SSLEngine engine) {
    throw clientsOnly();
  }

  private static UnsupportedOperationException clientsOnly() {
    return new UnsupportedOperationException("for the client side only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

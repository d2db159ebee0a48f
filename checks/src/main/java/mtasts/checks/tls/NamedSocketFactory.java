package mtasts.checks.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sets SNI and protocol versions by hand: the JDK sends no SNI for one-label and underscore names,
 * and would take the name from an address.
 */
final class NamedSocketFactory extends SSLSocketFactory {

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final SSLSocketFactory plain;
  private final String host;

  NamedSocketFactory(SSLSocketFactory plain, String host) {
    this.plain = plain;
    this.host = host;
  }

  private Socket named(Socket socket) {
    SSLSocket tls = (SSLSocket) socket;
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setServerNames(ServerName.listOf(host));
    tls.setSSLParameters(parameters);
    return tls;
  }

  @Override
  public Socket createSocket(Socket connected, String peer, int port, boolean autoClose)
      throws IOException {
    return named(plain.createSocket(connected, peer, port, autoClose));
  }

  @Override
  public Socket createSocket() throws IOException {
    return named(plain.createSocket());
  }

  @Override
  public Socket createSocket(String peer, int port) throws IOException {
    return named(plain.createSocket(peer, port));
  }

  @Override
  public Socket createSocket(String peer, int port, InetAddress local, int localPort)
      throws IOException {
    return named(plain.createSocket(peer, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress peer, int port) throws IOException {
    return named(plain.createSocket(peer, port));
  }

  @Override
  public Socket createSocket(InetAddress peer, int port, InetAddress local, int localPort)
      throws IOException {
    return named(plain.createSocket(peer, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return plain.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return plain.getSupportedCipherSuites();
  }
}

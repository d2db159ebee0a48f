package mtasts.monitor.web;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import mtasts.monitor.config.HttpConfig;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** The socket that requests come in on, and the bounds that each has to keep. */
final class Listener implements AutoCloseable {

  /** For a whole request to arrive, and for the next one on the same connection. */
  private static final Duration FOR_A_REQUEST = Duration.ofSeconds(30);

  private static final int MOST_CONNECTIONS = 256;
  private static final int MOST_HEADER_BYTES = 8 * 1024;

  private final InetSocketAddress address;
  private final SlowClients slowClients;
  private final Optional<ServerCertificate> certificate;

  Listener(HttpConfig http) {
    this(http, FOR_A_REQUEST);
  }

  Listener(HttpConfig http, Duration forARequest) {
    this.address = http.listen();
    this.slowClients = SlowClients.watching(forARequest);
    this.certificate = http.tls().map(ServerCertificate::new);
  }

  /** What Jetty listens on. */
  Connector connector(Server server, HttpConfiguration bounds) {
    bounds.setSendServerVersion(false);
    bounds.setRequestHeaderSize(MOST_HEADER_BYTES);
    ServerConnector connector =
        certificate
            .map(c -> tls(server, bounds, c))
            .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(bounds)));
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.addBean(slowClients);
    connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    return connector;
  }

  private static ServerConnector tls(
      Server server, HttpConfiguration bounds, ServerCertificate certificate) {
    // Whoever reaches it by address shows no name, and is served all the same.
    bounds.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server,
        new SslConnectionFactory(certificate.factory(), "http/1.1"),
        new HttpConnectionFactory(bounds));
  }

  /** Shows the certificate of these settings from now on. */
  void follow(HttpConfig http) {
    if (certificate.isPresent() && http.tls().isPresent()) {
      certificate.get().renew(http.tls().get());
    }
  }

  @Override
  public void close() {
    slowClients.close();
  }
}

package mtasts.lab.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import mtasts.lab.tcp.TcpListener;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.ClientHello;
import mtasts.lab.tls.TlsEndpoint;

/**
 * The policy hosts of one address, told apart by the server name that the client asks for. A client
 * that asks for none of them, or for nobody, gets the alert unrecognized_name. Thread-safe.
 */
public final class PolicyHosts implements AutoCloseable {

  private final Map<String, PolicyHost> hosts = new ConcurrentHashMap<>();
  private final Authority authority;
  private final TcpListener listener;

  private PolicyHosts(Authority authority, InetSocketAddress address) throws IOException {
    this.authority = authority;
    this.listener = TcpListener.open(address, this::converse);
  }

  /** Listens at the address, with no host yet. */
  public static PolicyHosts open(Authority authority, InetSocketAddress address)
      throws IOException {
    return new PolicyHosts(authority, address);
  }

  /** The host of that name, made where there is none, with a good certificate and no policy. */
  public PolicyHost host(String name) {
    return hosts.computeIfAbsent(
        name.toLowerCase(Locale.ROOT),
        host -> new PolicyHost(host, new TlsEndpoint(() -> authority.issue(host)), listener));
  }

  /** The address that they all share. */
  public InetAddress address() {
    return listener.address().getAddress();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void converse(Socket socket) throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    ClientHello hello = ClientHello.read(in);
    PolicyHost host = hosts.get(hello.serverName().orElse(""));
    if (host == null) {
      TlsEndpoint.refuseName(socket, in);
      return;
    }
    host.sawClient();
    Optional<SSLSocket> accepted = host.tls().accept(socket, in, hello);
    if (accepted.isPresent()) {
      host.serve(accepted.get());
      accepted.get().shutdownOutput();
    }
  }
}

package mtasts.monitor.config;

import java.net.InetSocketAddress;
import java.util.Optional;
import mtasts.alerts.notice.Secret;

/**
 * The HTTP listener.
 *
 * @param listen its address and port; port 0 takes any free one
 * @param token the secret that changing silences wants; empty: silences can't be changed
 */
public record HttpConfig(InetSocketAddress listen, Optional<Secret> token) {

  /** What is in force where the file says nothing. */
  public static HttpConfig defaults() {
    return new HttpConfig(HostPort.address("127.0.0.1:8461", 0, 0), Optional.empty());
  }
}

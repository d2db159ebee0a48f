package mtasts.monitor.web;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.notice.Secret;
import mtasts.monitor.config.HttpConfig;

/** Settings of a listener on a free port. */
final class Settings {

  /** The hash of the password "open sesame", by htpasswd. */
  static final HttpConfig.User ALI =
      new HttpConfig.User(
          "ali", new Secret("$2y$05$n/7lPWS0ih/yp/qsDSv4uehQjp2sfzLmAmko9AEFGGAMMOroAoZaa"));

  private Settings() {}

  /** As by default, with all that can be switched on. */
  static HttpConfig plain() {
    return on("127.0.0.1", Optional.empty(), List.of());
  }

  /** With nothing switched on. */
  static HttpConfig least() {
    HttpConfig plain = plain();
    return new HttpConfig(
        plain.listen(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false);
  }

  static HttpConfig on(String address, Optional<Secret> token, List<HttpConfig.User> users) {
    return new HttpConfig(
        new InetSocketAddress(address, 0),
        Optional.empty(),
        List.of(),
        token,
        users.isEmpty() ? Optional.empty() : Optional.of(new HttpConfig.Users(users)),
        Optional.empty(),
        false,
        true,
        true);
  }

  static HttpConfig at(String url) {
    HttpConfig plain = plain();
    return new HttpConfig(
        plain.listen(),
        Optional.of(URI.create(url)),
        List.of(),
        plain.token(),
        plain.users(),
        plain.tls(),
        plain.probe(),
        true,
        true);
  }
}

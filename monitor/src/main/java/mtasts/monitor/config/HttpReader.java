package mtasts.monitor.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code http}: where the monitor is seen, and by whom. */
final class HttpReader {

  private static final Kind<InetSocketAddress> LISTEN =
      new Kind<>("an address with a port such as 127.0.0.1:8461", HttpReader::listen);
  private static final Kind<URI> URL =
      new Kind<>("a URL such as https://monitor.example.net", HttpReader::url);

  private HttpReader() {}

  /** The listener; nothing for {@code null} and {@code off}. */
  static Optional<HttpConfig> read(Value value) {
    if (value.isNull() || value.isText("off")) {
      return Optional.empty();
    }
    return value.map(HttpReader::read);
  }

  private static HttpConfig read(Fields fields) {
    Optional<Value> token = fields.nullable("token");
    Optional<Value> users = fields.nullable("users");
    HttpConfig http =
        new HttpConfig(
            fields.get("listen", LISTEN, HttpConfig.defaults().listen()),
            fields.nullable("url").flatMap(value -> value.as(URL)),
            fields.value("hosts").map(value -> value.listOf(Kind.HOST_NAME)).orElse(List.of()),
            token.flatMap(SecretReader::read),
            users.flatMap(UsersReader::read),
            fields.nullable("tls").flatMap(TlsReader::read),
            fields.get("probe", Kind.TRUTH, HttpConfig.defaults().probe()),
            fields.get("badges", Kind.TRUTH, HttpConfig.defaults().badges()),
            fields.get("calendar", Kind.TRUTH, HttpConfig.defaults().calendar()));
    if (http.isReachedByOthers()) {
      weighReach(fields, token.isPresent() || users.isPresent());
    }
    return http;
  }

  /** What other machines can reach must ask who they are, and better does so behind TLS. */
  private static void weighReach(Fields fields, boolean asks) {
    Value listen = fields.value("listen").orElse(fields.owner());
    if (!asks) {
      listen.error(
          "other machines reach this address, and anybody could read what it shows; set http.users"
              + " or http.token");
    } else if (fields.nullable("tls").isEmpty()) {
      listen.warning(
          "passwords and the token cross the network in the clear; set http.tls, or listen on"
              + " 127.0.0.1 behind a server that speaks TLS");
    }
  }

  private static InetSocketAddress listen(String text) {
    try {
      return HostPort.address(text, 0, 0);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Quoted.text(text) + " is not an address with a port: " + e.getMessage(), e);
    }
  }

  /** Pages link to each other from the root of the host, so there is no path. */
  private static URI url(String text) {
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getPath().isEmpty();
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getFragment() == null
          && bare) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(Quoted.text(text) + " is not a URL", e);
    }
    throw new IllegalArgumentException(
        Quoted.text(text) + " is not a URL such as https://monitor.example.net, without a path");
  }
}

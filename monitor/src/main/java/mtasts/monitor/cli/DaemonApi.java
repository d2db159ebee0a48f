package mtasts.monitor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import mtasts.alerts.notice.Secret;
import mtasts.checks.report.Printable;
import mtasts.monitor.config.HttpConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API of the running daemon, as a command asks it. */
final class DaemonApi {

  private static final int CONNECT_MS = (int) Duration.ofSeconds(5).toMillis();
  private static final int READ_MS = (int) Duration.ofSeconds(30).toMillis();

  /** A page of a thousand domains has well below one megabyte. */
  private static final int MAX_BYTES = 64 << 20;

  private static final int MAX_ERROR = 16 << 10;
  private static final int MAX_DETAIL = 300;
  private static final JsonMapper JSON = new JsonMapper();

  private final String root;
  private final Optional<PinnedTls> tls;
  private final Optional<Secret> token;

  /**
   * The API of the daemon with this listener; one that listens everywhere is asked over loopback.
   *
   * @param http where it listens; the token in it is shown where the daemon wants to know who asks
   * @throws Unreachable where its port is not fixed
   */
  DaemonApi(HttpConfig http) {
    tls = http.tls().map(shown -> PinnedTls.to(shown.chain().getFirst()));
    token = http.isGuarded() ? http.token() : Optional.empty();
    InetSocketAddress listen = http.listen();
    if (listen.getPort() == 0) {
      throw new Unreachable("http.listen names no fixed port, so the daemon can not be asked");
    }
    InetAddress address =
        listen.getAddress().isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress()
            : listen.getAddress();
    String host = address.getHostAddress();
    root =
        (tls.isPresent() ? "https://" : "http://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + listen.getPort();
  }

  /** Ends a command whose daemon gave no answer; the message says why. */
  static final class Unreachable extends RuntimeException {
    Unreachable(String message) {
      super(message);
    }
  }

  /** Ends a command that the daemon does not follow; the message says why. */
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /**
   * The JSON at a path; empty where the daemon knows of no such thing (404).
   *
   * @throws Unreachable where there is no answer, or not the daemon's
   */
  Optional<JsonNode> get(String path) {
    return text(path).map(this::parsed);
  }

  /** As {@link #get}, as the text that came. */
  Optional<String> text(String path) {
    try {
      HttpURLConnection connection = connect(path);
      try {
        return body(connection);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      throw new Unreachable("the daemon at " + root + " gives no answer: " + e.getMessage());
    }
  }

  private Optional<String> body(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status == HttpURLConnection.HTTP_NOT_FOUND) {
      return Optional.empty();
    }
    if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
      throw new Unreachable(
          "the daemon at " + root + " wants to know who asks: set http.token, which it knows then");
    }
    if (status != HttpURLConnection.HTTP_OK) {
      throw new Unreachable("the daemon at " + root + " answers with HTTP status " + status);
    }
    try (InputStream in = connection.getInputStream()) {
      return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
    }
  }

  /**
   * Asks for a change.
   *
   * @param method {@code POST} or {@code DELETE}
   * @param shown the token that has to be shown
   * @param body the JSON to send; empty: none
   * @return the answer; empty where there is no body
   * @throws Refused where the daemon does not do it
   * @throws Unreachable where there is no answer, or not the daemon's
   */
  Optional<JsonNode> change(String method, String path, Secret shown, Optional<JsonNode> body) {
    try {
      HttpURLConnection connection = connect(path);
      try {
        connection.setRequestMethod(method);
        show(shown, connection);
        if (body.isPresent()) {
          connection.setRequestProperty("Content-Type", "application/json");
          connection.setDoOutput(true);
          try (OutputStream out = connection.getOutputStream()) {
            out.write(body.get().toString().getBytes(StandardCharsets.UTF_8));
          }
        }
        return changed(connection);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      throw new Unreachable("the daemon at " + root + " gives no answer: " + e.getMessage());
    }
  }

  private Optional<JsonNode> changed(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 400) {
      try (InputStream in = connection.getErrorStream()) {
        String text =
            in == null ? "" : new String(in.readNBytes(MAX_ERROR), StandardCharsets.UTF_8);
        String detail = parsed(text).path("detail").asString("HTTP status " + status);
        throw new Refused(Printable.text(detail, MAX_DETAIL));
      }
    }
    try (InputStream in = connection.getInputStream()) {
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return text.isEmpty() ? Optional.empty() : Optional.of(parsed(text));
    }
  }

  private HttpURLConnection connect(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(root + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(CONNECT_MS);
    connection.setReadTimeout(READ_MS);
    connection.setInstanceFollowRedirects(false);
    tls.ifPresent(pinned -> pinned.guard((HttpsURLConnection) connection));
    token.ifPresent(secret -> show(secret, connection));
    return connection;
  }

  private static void show(Secret token, HttpURLConnection connection) {
    connection.setRequestProperty("Authorization", "Bearer " + token.reveal());
  }

  private JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new Unreachable(
          "what answers at "
              + root
              + " is no mta-sts-monitor: "
              + Printable.text(e.getOriginalMessage(), MAX_DETAIL));
    }
  }
}

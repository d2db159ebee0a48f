package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import mtasts.checks.Standstill;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.Identity;
import mtasts.monitor.config.HttpConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounds that a client has to keep, and TLS. */
class ListenerTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir private Path folder;

  private static Socket connect(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A listener that answers "hello" and has no patience. */
  private static Javalin impatient(Listener listener) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.concurrency.useVirtualThreads = true;
              config.jetty.addConnector(listener::connector);
              config.routes.get("/", ctx -> ctx.result("hello"));
              config.routes.post("/", ctx -> ctx.result("took " + ctx.bodyAsBytes().length));
            })
        .start();
  }

  @Test
  void aHeaderThatDripsForEverIsCut() throws Exception {
    try (Listener listener = new Listener(Settings.plain(), SHORT)) {
      Javalin server = impatient(listener);
      try (Socket socket = connect(server.port())) {
        send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
        await()
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(100))
            .untilAsserted(
                () -> assertThatThrownBy(() -> send(socket, "x")).isInstanceOf(IOException.class));
      } finally {
        server.stop();
      }
    }
  }

  @Test
  void whoAsksAgainAndAgainIsNotCut() throws Exception {
    Standstill.permitting(ListenerTest::askAgainAndAgain);
  }

  private static void askAgainAndAgain() throws Exception {
    try (Listener listener = new Listener(Settings.plain(), SHORT)) {
      Javalin server = impatient(listener);
      Instant end = Instant.now().plus(SHORT.multipliedBy(3));
      try (Socket socket = connect(server.port())) {
        await()
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(200))
            .until(
                () -> {
                  send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                  byte[] start = socket.getInputStream().readNBytes(12);
                  assertThat(new String(start, StandardCharsets.US_ASCII))
                      .isEqualTo("HTTP/1.1 200");
                  socket.getInputStream().skip(socket.getInputStream().available());
                  return Instant.now().isAfter(end);
                });
      } finally {
        server.stop();
      }
    }
  }

  @Test
  void aHeaderThatIsTooLargeIsRefused() throws Exception {
    try (Site site = new Site(folder, Settings.plain());
        Socket socket = connect(site.address().getPort())) {
      send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9000) + "\r\n\r\n");
      assertThat(read(socket))
          .startsWith("HTTP/1.1 431")
          .contains("application/problem+json")
          .doesNotContain("Jetty");
    }
  }

  @Test
  void bytesThatAreNoRequestAreAProblem() throws Exception {
    try (Site site = new Site(folder, Settings.plain());
        Socket socket = connect(site.address().getPort())) {
      send(socket, "\u0001\u0002\r\n\r\n");
      assertThat(read(socket)).startsWith("HTTP/1.1 400").doesNotContain("Jetty");
    }
  }

  @Test
  void whatItSaysOverTlsIsItsCertificate() throws Exception {
    Authority authority = Authority.create(InstantSource.system());
    Identity identity = authority.issue("localhost");
    try (Site site = new Site(folder, tls(identity));
        HttpClient client = HttpClient.newBuilder().sslContext(authority.clientContext()).build()) {
      URI uri = URI.create("https://localhost:" + site.address().getPort() + "/-/healthy");
      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.body()).isEqualTo("ok\n");
      assertThat(response.sslSession().orElseThrow().getPeerCertificates())
          .startsWith(identity.leaf());
    }
  }

  @Test
  void aRenewedCertificateIsShownWithoutARestart() throws Exception {
    Authority authority = Authority.create(InstantSource.system());
    Identity renewed = authority.issue("localhost", "renewed.example");
    try (Site site = new Site(folder, tls(authority.issue("localhost")))) {
      site.follow(tls(renewed));
      assertThat(shown(authority, site.address().getPort())).isEqualTo(renewed.leaf());
    }
  }

  private static X509Certificate shown(Authority authority, int port) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) authority.clientContext().getSocketFactory().createSocket("localhost", port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void plainHttpIsNotSpokenWhereTlsIs() throws Exception {
    Authority authority = Authority.create(InstantSource.system());
    try (Site site = new Site(folder, tls(authority.issue("localhost")));
        Socket socket = connect(site.address().getPort())) {
      send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(read(socket)).doesNotContain("HTTP/1.1 200");
    }
  }

  @Test
  void oldTlsIsNotSpoken() throws Exception {
    Authority authority = Authority.create(InstantSource.system());
    try (Site site = new Site(folder, tls(authority.issue("localhost")));
        SSLSocket socket =
            (SSLSocket)
                authority
                    .clientContext()
                    .getSocketFactory()
                    .createSocket("localhost", site.address().getPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.1"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static HttpConfig tls(Identity identity) {
    HttpConfig plain = Settings.plain();
    return new HttpConfig(
        plain.listen(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new HttpConfig.Tls(identity.chain(), Optional.of(identity.key()))),
        false,
        false,
        false);
  }
}

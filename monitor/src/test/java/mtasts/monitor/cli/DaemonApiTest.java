package mtasts.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.notice.Secret;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.Identity;
import mtasts.monitor.config.HttpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands and a daemon that speaks TLS and wants to know who asks. */
class DaemonApiTest {

  private final Authority authority = Authority.create(InstantSource.system());
  private final Identity shown = authority.issue("monitor.example.net");
  private HttpsServer daemon;

  @BeforeEach
  void start() throws IOException {
    daemon = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    daemon.setHttpsConfigurator(new HttpsConfigurator(shown.serverContext()));
    daemon.createContext(
        "/",
        exchange -> {
          boolean known =
              List.of("Bearer s3cret").equals(exchange.getRequestHeaders().get("Authorization"));
          byte[] body = "{\"answer\": 42}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    daemon.start();
  }

  @AfterEach
  void stop() {
    daemon.stop(0);
  }

  private DaemonApi api(Identity named, Optional<Secret> token) {
    return new DaemonApi(
        new HttpConfig(
            daemon.getAddress(),
            Optional.empty(),
            List.of(),
            token,
            Optional.of(new HttpConfig.Users(List.of())),
            Optional.of(new HttpConfig.Tls(named.chain(), Optional.empty())),
            false,
            false,
            false));
  }

  @Test
  void isAskedWithTheTokenAndKnownByItsCertificate() {
    assertThat(api(shown, Optional.of(new Secret("s3cret"))).text("/"))
        .contains("{\"answer\": 42}");
  }

  @Test
  void isNotAskedWhereItShowsAnotherCertificateOfTheSameName() {
    Identity other = authority.issue("monitor.example.net");
    assertThatThrownBy(() -> api(other, Optional.of(new Secret("s3cret"))).text("/"))
        .isInstanceOf(DaemonApi.Unreachable.class)
        .hasMessageContaining("not the certificate of http.tls");
  }

  @Test
  void saysWhatIsMissingWhereItWantsAToken() {
    assertThatThrownBy(() -> api(shown, Optional.empty()).text("/"))
        .isInstanceOf(DaemonApi.Unreachable.class)
        .hasMessageContaining("set http.token");
  }
}

package mtasts.lab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import mtasts.lab.Client;
import mtasts.lab.MailWorld;
import mtasts.lab.tls.TlsFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyHostTest {

  private static final String NAME = "mta-sts.example.com";
  private static final String PATH = "/.well-known/mta-sts.txt";

  private final MailWorld world = MailWorld.open();
  private PolicyHost host;

  @BeforeEach
  void publish() {
    host = world.policyHost(NAME).policy("version: STSv1\r\n");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void thePolicyIsServedAtItsPathOnly() throws IOException {
    assertThat(get(PATH))
        .isEqualTo(
            String.join(
                "\r\n",
                "HTTP/1.1 200 ",
                "Content-Type: text/plain",
                "Connection: close",
                "Content-Length: 16",
                "",
                "version: STSv1",
                ""));
    assertThat(get("/")).startsWith("HTTP/1.1 404 ");
    assertThat(host.requests()).extracting(HttpRequest::path).containsExactly(PATH, "/");
    assertThat(host.requests().getFirst().header("host")).contains("lab");
    assertThat(host.connections()).isEqualTo(2);
  }

  @Test
  void statusHeadersAndBodyAreAsAskedFor() throws IOException {
    host.status(503).header("Content-Type", "text/html").header("Retry-After", "7");
    host.body("busy".getBytes(StandardCharsets.US_ASCII));
    assertThat(get(PATH))
        .startsWith("HTTP/1.1 503 ")
        .contains("\r\nContent-Type: text/html\r\n", "\r\nRetry-After: 7\r\n")
        .endsWith("\r\n\r\nbusy");
    host.withoutHeader("content-type");
    assertThat(get(PATH)).doesNotContain("Content-Type");
    host.redirect("https://www.example.com/");
    assertThat(get(PATH)).startsWith("HTTP/1.1 301 ").contains("Location: https://www.example");
    host.heal();
    assertThat(get(PATH)).startsWith("HTTP/1.1 200 ").endsWith("version: STSv1\r\n");
  }

  @Test
  void theBodyCanBeCompressed() throws IOException {
    host.gzip();
    assertThat(unzipped(get(PATH), 100)).asString().isEqualTo("version: STSv1\r\n");
    host.gzipBomb(3);
    String answer = get(PATH);
    assertThat(answer).hasSizeLessThan(10_000);
    assertThat(unzipped(answer, 4 << 20)).hasSize(3 << 20);
  }

  @ParameterizedTest
  @CsvSource({
    "DROP,            0,   0, ''",
    "DROP_IN_HEADERS, 10, 60, HTTP/1.1 200",
    "DROP_IN_BODY,    90, 110, HTTP/1.1 200",
    "GARBAGE,         13, 13, SSH-2.0-lab"
  })
  void brokenAnswersEnd(HttpFault fault, int atLeast, int atMost, String start) throws IOException {
    host.fault(fault);
    assertThat(get(PATH)).startsWith(start).hasSizeBetween(atLeast, atMost);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENDLESS_HEADERS", "ENDLESS_BODY"})
  void endlessAnswersGoOn(HttpFault fault) throws IOException {
    host.fault(fault);
    try (Client client = connect().get(PATH)) {
      for (int line = 0; line < 20_000; line++) {
        assertThat(client.line()).isNotNull();
      }
    }
  }

  @Test
  void aDripComesByteByByte() throws IOException {
    host.drip(Duration.ofMillis(1));
    long start = System.nanoTime();
    assertThat(get(PATH)).endsWith("version: STSv1\r\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(80));
  }

  @Test
  void silenceIsSilence() throws IOException {
    host.fault(HttpFault.SILENCE);
    try (Client client = connect().get(PATH)) {
      assertThatThrownBy(() -> client.timeout(100).line())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP", "GARBAGE", "HANDSHAKE_ALERT", "VERSION_ALERT", "OLD_VERSION"})
  void theHandshakeCanFail(TlsFault fault) throws IOException {
    host.fault(fault);
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    host.heal();
    assertThat(get(PATH)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void anOldServerIsTurnedDownForItsVersion() {
    host.fault(TlsFault.OLD_VERSION);
    assertThatThrownBy(this::connect)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("TLS10");
  }

  @Test
  void versionsCanBeLimited() throws IOException {
    host.tls().protocols("TLSv1.2");
    try (Client client = connect()) {
      assertThat(client.protocol()).isEqualTo("TLSv1.2");
    }
  }

  @Test
  void anotherCertificateCanBeShown() throws IOException {
    host.certificate(world.authority().certificate(NAME).throughIntermediate().issue());
    try (Client client = connect()) {
      assertThat(client.chain()).hasSize(2);
    }
    host.certificate(world.authority().certificate(NAME).selfSigned().issue());
    assertThatThrownBy(this::connect).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void hostsOfOneAddressAreToldApartByServerName() throws IOException {
    PolicyHost other = world.policyHostAt("mta-sts.example.net", host.address()).policy("other");
    assertThat(get(PATH)).endsWith("version: STSv1\r\n");
    assertThat(other.requests()).isEmpty();
    assertThatThrownBy(() -> connect(host.address(), "mta-sts.example.org"))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("unrecognized_name");
  }

  @Test
  void addressesOfOneHostDiffer() throws IOException {
    PolicyHost second = world.policyHostAt(NAME, InetAddress.ofLiteral("::1")).policy("second");
    try (Client client = connect(second.address(), NAME).get(PATH)) {
      assertThat(client.rest()).endsWith("second");
    }
    assertThat(get(PATH)).endsWith("version: STSv1\r\n");
  }

  @Test
  void theHostCanBeDown() throws IOException {
    host.down();
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    host.up();
    assertThat(get(PATH)).startsWith("HTTP/1.1 200 ");
  }

  private String get(String path) throws IOException {
    try (Client client = connect().get(path)) {
      return client.rest();
    }
  }

  private Client connect() throws IOException {
    return connect(host.address(), NAME);
  }

  private Client connect(InetAddress address, String name) throws IOException {
    return new Client(address, world.httpsPort()).encrypt(world.authority().clientContext(), name);
  }

  private static byte[] unzipped(String answer, int atMost) throws IOException {
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)))) {
      return gzip.readNBytes(atMost);
    }
  }
}

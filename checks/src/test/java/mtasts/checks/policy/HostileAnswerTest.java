package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_CONTENT_ENCODING;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_TIMEOUT;
import static mtasts.checks.report.FindingCode.POLICY_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import mtasts.checks.Standstill;
import mtasts.checks.net.HostLimit;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Expiry;
import mtasts.checks.tls.Intermediates;
import mtasts.checks.tls.Trust;
import mtasts.lab.tls.Authority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no server sends by accident, byte by byte as the test wants them. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileAnswerTest {

  private static final DomainName DOMAIN = DomainName.of("example.com");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  /** What the server does with a connection once it has read the request. */
  private interface Script {
    void answer(OutputStream out, CountDownLatch closed) throws IOException, InterruptedException;
  }

  private final Authority authority = Authority.create(InstantSource.system());
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Script script = (out, gone) -> {};
  private SSLServerSocket server;

  @BeforeAll
  void open() throws Exception {
    server =
        (SSLServerSocket)
            authority
                .issue(DOMAIN.policyHost())
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
    answer(bytes(OK + "\r\n")); // loads the classes, so that short deadlines are fair
  }

  @AfterAll
  void close() throws IOException {
    closed.countDown();
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        Thread.startVirtualThread(() -> serve(socket, script));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(SSLSocket socket, Script now) {
    try (socket) {
      readRequest(socket);
      now.answer(socket.getOutputStream(), closed);
    } catch (IOException e) {
      // the client left, as it should
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readRequest(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int end = 0;
    while (end < 4) {
      int b = in.read();
      end = b == '\r' || b == '\n' ? end + 1 : 0;
    }
  }

  private PolicyAnswer answer(Script next, Duration timeout) throws InterruptedException {
    script = next;
    PolicyFetch fetch =
        new PolicyFetch(
            new CertificateJudge(
                Trust.of(List.of(authority.root())),
                new Intermediates(),
                InstantSource.system(),
                Expiry.DEFAULT),
            new HostLimit(2),
            InstantSource.system(),
            server.getLocalPort(),
            timeout,
            FetchObserver.NONE);
    return fetch.fetch(DOMAIN, InetAddress.getLoopbackAddress(), DOMAIN.policyHost());
  }

  private PolicyAnswer answer(byte[] bytes) throws InterruptedException {
    return answer((out, gone) -> out.write(bytes), Duration.ofSeconds(60));
  }

  private static List<FindingCode> codes(PolicyAnswer answer) {
    return answer.faults().stream().map(Fault::code).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Script forever(String head, String again) {
    byte[] block = bytes(again.repeat(Math.max(1, 8192 / again.length())));
    return (out, gone) -> {
      out.write(bytes(head));
      while (gone.getCount() > 0) {
        out.write(block);
      }
    };
  }

  @Test
  void aChunkSizeWithoutEndIsAFlood() throws Exception {
    PolicyAnswer answer = answer(forever(CHUNKED + "5;x=", "y"), Duration.ofSeconds(60));
    assertThat(codes(answer)).containsExactly(POLICY_HTTP_INVALID);
    assertThat(answer.took()).isLessThan(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 ", "HTTP/1.1 200 OK\r\nX: ", "", "\u001b[2J"})
  void aLineWithoutEndIsNoHttp(String head) throws Exception {
    assertThat(codes(answer(forever(head, "z"), Duration.ofSeconds(60))))
        .containsExactly(POLICY_HTTP_INVALID);
  }

  @Test
  void interimAnswersWithoutEndTakeTheDeadlineOrAreAFlood() throws Exception {
    PolicyAnswer answer =
        answer(forever("", "HTTP/1.1 103 Early Hints\r\n\r\n"), Duration.ofSeconds(5));
    assertThat(codes(answer)).hasSize(1).isSubsetOf(POLICY_HTTP_INVALID, POLICY_TIMEOUT);
  }

  @Test
  void aCompressionThatNeverYieldsAByteIsAFlood() throws Exception {
    String gzipWithNameWithoutEnd = "\u001f\u008b\b\b\0\0\0\0\0\u0003";
    PolicyAnswer answer =
        answer(
            forever(OK + "Content-Encoding: gzip\r\n\r\n" + gzipWithNameWithoutEnd, "n"),
            Duration.ofSeconds(60));
    assertThat(codes(answer)).containsExactly(POLICY_HTTP_INVALID);
  }

  @Test
  void aDripIsATimeoutHoweverItDrips() throws Exception {
    Standstill.permitting(this::seeADrip);
  }

  private void seeADrip() throws Exception {
    PolicyAnswer answer =
        answer(
            (out, gone) -> {
              out.write(bytes(OK + "Content-Length: 5000\r\n\r\n"));
              while (!gone.await(20, TimeUnit.MILLISECONDS)) {
                out.write('v');
                out.flush();
              }
            },
            Duration.ofMillis(600));
    assertThat(codes(answer)).containsExactly(POLICY_TIMEOUT);
    assertThat(answer.faults().getFirst().summary()).contains("before the policy was complete");
    assertThat(answer.took()).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deflateIsReadWithItsWrapperOrBare(boolean bare) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(body, new Deflater(Deflater.BEST_SPEED, bare))) {
      out.write(bytes("version: STSv1\n"));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes(OK + "Content-Encoding: deflate\r\n\r\n"));
    all.writeBytes(body.toByteArray());
    PolicyAnswer answer = answer(all.toByteArray());

    assertThat(codes(answer)).containsExactly(POLICY_CONTENT_ENCODING);
    assertThat(answer.body())
        .hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes("version: STSv1\n")));
  }

  @Test
  void aBodyInChunksOfOneByteFits() throws Exception {
    String chunks = "1\r\nv\r\n".repeat(65536);
    assertThat(codes(answer(bytes(CHUNKED + chunks + "0\r\n\r\n")))).isEmpty();
    assertThat(codes(answer(bytes(CHUNKED + chunks + "1\r\nv\r\n0\r\n\r\n"))))
        .containsExactly(POLICY_TOO_LARGE);
  }

  @Test
  void noControlCharacterReachesAFinding() throws Exception {
    byte[] nasty = bytes("HTTP/1.1 404 \u001b[31m\u0000\r\nX-\u0007: \u009b\u001b]0;x\r\n\r\n");
    PolicyAnswer answer = answer(nasty);
    String shown = answer.faults() + " " + answer.seen();
    assertThat(shown.chars()).noneMatch(c -> c < 0x20 || (c >= 0x7f && c < 0xa0));
  }

  @Test
  void noAnswerHoweverMangledBreaksAFetch() throws Exception {
    Random random = new Random(8461);
    byte[] good =
        bytes(
            CHUNKED.replace(
                "\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"));
    for (int i = 0; i < 200; i++) {
      byte[] mangled = good.clone();
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
      }
      PolicyAnswer answer = answer(mangled);
      assertThat(answer.seen().ok()).isPresent();
      assertThat(answer.body().isPresent()).isEqualTo(answer.seen().ok().orElseThrow());
    }
  }
}

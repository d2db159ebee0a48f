package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import mtasts.lab.tls.Authority;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail through a real submission port, with a login, over STARTTLS and over TLS. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmissionIT {
  private static final String PASSWORD = "p4ss word: \"quoted\"";

  private final Image image = new Image();
  private final Authority authority = Authority.create(InstantSource.system());
  private Path directory;
  @AutoClose private PostfixSubmission starttls;
  @AutoClose private PostfixSubmission tls;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    directory = folder;
    // The server's own user must get to its files below.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    authority.writeRoot(directory.resolve("root.pem"));
    starttls = start("starttls");
    tls = start("tls");
    tls.tlsFirst();
  }

  private PostfixSubmission start(String name) {
    // The certificate has to name the host, and this name every machine knows.
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Loopback.freePort());
    return new PostfixSubmission(
        directory.resolve(name),
        address,
        authority.issue("localhost"),
        "monitor",
        PASSWORD,
        "gone@example.net");
  }

  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void aLoginIsTaken(String mode) {
    Commands.Outcome outcome = send(mode, PASSWORD, "ops@example.net");

    assertThat(outcome.out()).as(() -> server(mode).log()).isEqualTo("ops: delivered\n");
    assertThat(outcome.exit()).isZero();
    assertThat(server(mode).log()).contains("sasl_username=monitor");
  }

  /**
   * A password can be mended, so the messages wait; after a quarter of an hour others hear of it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void aWrongPasswordIsToldAndTriedAgain(String mode) {
    Commands.Outcome outcome = send(mode, "not-" + PASSWORD, "ops@example.net");

    assertThat(outcome.out()).startsWith("ops: not taken now: ").contains("535 5.7.8");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out() + outcome.err()).doesNotContain(PASSWORD).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void aRecipientThatIsRefusedIsToldAndTheOtherGetsIt(String mode) {
    Commands.Outcome outcome = send(mode, PASSWORD, "ops@example.net, gone@example.net");

    assertThat(outcome.out())
        .startsWith("ops: delivered (some recipients were refused: 554 5.7.1 <gone@example.net>");
    assertThat(outcome.exit()).isZero();
    assertThat(server(mode).log()).contains("to=<ops@example.net>").contains("status=sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void whereEveryRecipientIsRefusedTheMailIs(String mode) {
    Commands.Outcome outcome = send(mode, PASSWORD, "gone@example.net");

    assertThat(outcome.out()).startsWith("ops: refused: ").contains("554 5.7.1");
    assertThat(outcome.exit()).isEqualTo(2);
  }

  private PostfixSubmission server(String mode) {
    return mode.equals("tls") ? tls : starttls;
  }

  /** Sends a sample through the channel, as an operator would try it. */
  private Commands.Outcome send(String mode, String password, String recipients) {
    try {
      Path secret = Files.writeString(directory.resolve("secret"), password);
      Path file =
          Files.writeString(
              directory.resolve("config.yaml"),
              """
              domains: []
              alerts:
                trusted_certificates: root.pem
                receivers:
                  - name: ops
                    email:
                      to: [%s]
                      from: monitor@example.net
                      smtp:
                        host: localhost
                        port: %d
                        tls: %s
                        username: monitor
                        password: {file: %s}
              storage: {path: state.db}
              """
                  .formatted(recipients, server(mode).address().getPort(), mode, secret));
      return image.outcome("alert", "test", "-c", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

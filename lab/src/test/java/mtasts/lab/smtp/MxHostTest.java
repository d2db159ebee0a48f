package mtasts.lab.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import mtasts.lab.Client;
import mtasts.lab.MailWorld;
import mtasts.lab.tls.TlsFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MxHostTest {

  private static final int SILENCE_MILLIS = 100;

  private final MailWorld world = MailWorld.open();
  private final MxHost host = world.mxHost("mx1.example.com");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aGoodHostSpeaksStartTls() throws IOException {
    try (Client client = encrypted()) {
      assertThat(client.command("EHLO probe")).doesNotContain("250-STARTTLS").hasSize(4);
      assertThat(client.command("STARTTLS")).containsExactly("503 5.5.1 TLS is active already");
      assertThat(client.command("QUIT")).containsExactly("221 2.0.0 Bye");
    }
    assertThat(host.commands())
        .containsExactly("EHLO probe", "STARTTLS", "EHLO probe", "STARTTLS", "QUIT");
    assertThat(host.serverNames()).containsExactly("mx1.example.com");
    assertThat(host.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"220 hello", "450 4.3.2 busy", "554 5.3.2 no", "hello?"})
  void anyGreetingCanBeSaid(String greeting) throws IOException {
    host.greeting(greeting);
    try (Client client = connect()) {
      assertThat(client.line()).isEqualTo(greeting);
    }
  }

  @Test
  void aGreetingCanBeSlowOrDripOrHaveSeveralLines() throws IOException {
    host.greeting("220-one", "220 two")
        .greetingDelay(Duration.ofMillis(50))
        .greetingDrip(Duration.ofMillis(5));
    long start = System.nanoTime();
    try (Client client = connect()) {
      assertThat(client.reply()).containsExactly("220-one", "220 two");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(139));
  }

  @Test
  void anyKeywordsCanBeOffered() throws IOException {
    host.ehlo("SIZE", "XXXXXXXA");
    try (Client client = greeted()) {
      assertThat(client.command("EHLO probe"))
          .containsExactly("250-mx1.example.com", "250-SIZE", "250 XXXXXXXA");
    }
  }

  @Test
  void startTlsCanBeMissingOrRefused() throws IOException {
    host.withoutStartTls();
    try (Client client = greeted()) {
      assertThat(client.command("EHLO probe")).doesNotContain("250-STARTTLS", "250 STARTTLS");
      assertThat(client.command("STARTTLS")).containsExactly("502 5.5.1 Command not implemented");
    }
    host.heal().startTlsReply("454 4.7.0 TLS not available");
    try (Client client = greeted()) {
      assertThat(client.command("EHLO probe")).contains("250-STARTTLS");
      assertThat(client.command("STARTTLS")).containsExactly("454 4.7.0 TLS not available");
      assertThat(client.command("NOOP")).containsExactly("250 2.0.0 Ok");
    }
  }

  @Test
  void ehloCanBeRefusedBeforeAndAfterTheHandshake() throws IOException {
    host.ehloReply("421 4.3.2 shutting down");
    try (Client client = greeted()) {
      assertThat(client.command("EHLO probe")).containsExactly("421 4.3.2 shutting down");
    }
    host.heal().ehloReplyAfterTls("550 5.7.1 client certificate required");
    try (Client client = encrypted()) {
      assertThat(client.command("EHLO probe"))
          .containsExactly("550 5.7.1 client certificate required");
    }
  }

  @Test
  void noMailIsTaken() throws IOException {
    try (Client client = greeted()) {
      assertThat(client.command("HELO probe")).containsExactly("250 mx1.example.com");
      assertThat(client.command("MAIL FROM:<>")).containsExactly("550 5.7.1 No mail is taken here");
      assertThat(client.command("VRFY root").getFirst()).startsWith("500 ");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GREETING_ENDLESS", "GREETING_ENDLESS_LINE"})
  void anEndlessGreetingGoesOn(MxFault fault) throws IOException {
    host.fault(fault);
    try (Client client = connect()) {
      assertThat(client.some(1 << 20)).hasSize(1 << 20);
    }
  }

  @Test
  void aGreetingCanBeCutShort() throws IOException {
    host.fault(MxFault.CLOSE_AT_ONCE);
    try (Client client = connect()) {
      assertThat(client.rest()).isEmpty();
    }
    host.fault(MxFault.GREETING_BROKEN_OFF);
    try (Client client = connect()) {
      assertThat(client.rest()).isEqualTo("220 mx1.example");
    }
    host.fault(MxFault.GREETING_GARBAGE);
    try (Client client = connect()) {
      assertThat(client.line()).isEqualTo("\0\u00ff\u0016\u0003garbage");
    }
    host.fault(MxFault.EHLO_BROKEN_OFF);
    try (Client client = greeted()) {
      assertThat(client.send("EHLO probe\r\n").rest()).startsWith("250-").doesNotEndWith("\r\n");
    }
  }

  @Test
  void silenceIsSilenceAtEachStep() throws IOException {
    host.fault(MxFault.GREETING_SILENCE);
    try (Client client = connect()) {
      assertSilent(client);
    }
    host.fault(MxFault.EHLO_SILENCE);
    try (Client client = greeted()) {
      assertSilent(client.send("EHLO probe\r\n"));
    }
    host.fault(MxFault.STARTTLS_SILENCE);
    try (Client client = greeted()) {
      assertSilent(client.send("STARTTLS\r\n"));
    }
    host.fault(MxFault.TLS_EHLO_SILENCE);
    try (Client client = encrypted()) {
      assertSilent(client.send("EHLO probe\r\n"));
    }
    host.fault(MxFault.QUIT_SILENCE);
    try (Client client = encrypted()) {
      assertSilent(client.send("QUIT\r\n"));
    }
  }

  @Test
  void plaintextCanFollowTheReplyToStartTls() throws IOException {
    host.fault(MxFault.STARTTLS_INJECTION);
    try (Client client = greeted()) {
      assertThat(client.command("STARTTLS")).containsExactly("220 2.0.0 Ready to start TLS");
      assertThat(client.line()).isEqualTo("250 2.0.0 this was never encrypted");
    }
  }

  @Test
  void theConnectionCanEndAfterTheReplyToStartTls() throws IOException {
    host.fault(MxFault.STARTTLS_CLOSE);
    try (Client client = greeted()) {
      assertThat(client.command("STARTTLS")).containsExactly("220 2.0.0 Ready to start TLS");
      assertThat(client.line()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP", "GARBAGE", "HANDSHAKE_ALERT", "VERSION_ALERT", "OLD_VERSION"})
  void theHandshakeCanFail(TlsFault fault) throws IOException {
    host.fault(fault);
    assertThatThrownBy(this::encrypted).isInstanceOf(IOException.class);
    assertThat(host.serverNames()).containsExactly("mx1.example.com");
    host.heal();
    try (Client client = encrypted()) {
      assertThat(client.command("EHLO probe")).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientCertificateCanBeRequired(String version) {
    host.tls().protocols(version);
    host.tls().requireClientCertificate(true);
    assertThatThrownBy(
            () -> {
              try (Client client = encrypted()) {
                client.command("EHLO probe");
              }
            })
        .isInstanceOf(SSLException.class);
  }

  @Test
  void addressesOfOneHostDiffer() throws IOException {
    MxHost second = world.mxHostAt("mx1.example.com", world.nextAddress()).withoutStartTls();
    assertThat(second.address()).isNotEqualTo(host.address());
    assertThat(world.mxHost("MX1.example.com")).isSameAs(host);
    try (Client client = encrypted()) {
      assertThat(client.command("QUIT")).containsExactly("221 2.0.0 Bye");
    }
  }

  @Test
  void theHostCanBeDown() throws IOException {
    host.down();
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    host.up();
    try (Client client = greeted()) {
      assertThat(client.command("QUIT")).isEqualTo(List.of("221 2.0.0 Bye"));
    }
  }

  private static void assertSilent(Client client) {
    assertThatThrownBy(() -> client.timeout(SILENCE_MILLIS).line())
        .isInstanceOf(SocketTimeoutException.class);
  }

  private Client connect() throws IOException {
    return new Client(host.address(), world.smtpPort());
  }

  private Client greeted() throws IOException {
    Client client = connect();
    client.reply();
    return client;
  }

  private Client encrypted() throws IOException {
    Client client = greeted();
    client.command("EHLO probe");
    client.command("STARTTLS");
    return client.encrypt(world.authority().clientContext(), "mx1.example.com");
  }
}

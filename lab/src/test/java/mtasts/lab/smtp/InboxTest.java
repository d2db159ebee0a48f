package mtasts.lab.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import mtasts.lab.Client;
import mtasts.lab.MailWorld;
import mtasts.lab.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MailWorld world = MailWorld.open();
  private final Inbox inbox = world.inbox();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void mailsAreKeptAsTheyCame() throws IOException, InterruptedException {
    try (Client client = greeted()) {
      client.command("MAIL FROM:<monitor@example.net> SIZE=10");
      client.command("RCPT TO:<ops@example.com>");
      client.command("RCPT TO:<noc@example.com>");
      assertThat(client.command("DATA").getFirst()).startsWith("354 ");
      client.send("Subject: [FAILING] one\r\n two\r\nX: y\r\n\r\nbody\r\n..dot\r\n");
      assertThat(client.command(".")).containsExactly("250 2.0.0 Ok");
    }
    Mail mail = inbox.awaitMails(1, PATIENCE).getFirst();
    assertThat(mail.sender()).isEqualTo("monitor@example.net");
    assertThat(mail.recipients()).containsExactly("ops@example.com", "noc@example.com");
    assertThat(mail.subject()).isEqualTo("[FAILING] one two");
    assertThat(mail.header("x")).contains("y");
    assertThat(mail.content()).endsWith("\r\n\r\nbody\r\n.dot\r\n");
    inbox.clear();
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void errorsAreAnsweredForAWhile() throws IOException {
    inbox.answer("451 4.3.0 later");
    try (Client client = greeted()) {
      assertThat(client.command("MAIL FROM:<>")).containsExactly("451 4.3.0 later");
      inbox.heal();
      assertThat(client.command("MAIL FROM:<>")).containsExactly("250 2.0.0 Ok");
    }
  }

  @Test
  void singleRecipientsAreRefused() throws IOException {
    inbox.refuse("gone@example.com", "550 5.1.1 no such user");
    try (Client client = greeted()) {
      client.command("MAIL FROM:<>");
      assertThat(client.command("RCPT TO:<Gone@example.com>"))
          .containsExactly("550 5.1.1 no such user");
      assertThat(client.command("DATA")).containsExactly("503 5.5.1 No recipients");
    }
  }

  @Test
  void aLoginCanBeRequired() throws IOException {
    inbox.requireLogin("monitor", "secret");
    try (Client client = greeted()) {
      assertThat(client.command("EHLO monitor")).contains("250 AUTH PLAIN LOGIN");
      assertThat(client.command("MAIL FROM:<>").getFirst()).startsWith("530 ");
      assertThat(client.command("AUTH PLAIN " + base64("\0monitor\0wrong")).getFirst())
          .startsWith("535 ");
      assertThat(client.command("AUTH LOGIN")).containsExactly("334 " + base64("Username:"));
      assertThat(client.command(base64("monitor"))).containsExactly("334 " + base64("Password:"));
      assertThat(client.command(base64("secret")).getFirst()).startsWith("235 ");
      assertThat(client.command("MAIL FROM:<>")).containsExactly("250 2.0.0 Ok");
    }
  }

  @Test
  void startTlsAndImplicitTlsAreSpoken() throws IOException {
    Identity identity = world.authority().issue("mail.example.com");
    inbox.offerStartTls(identity);
    try (Client client = greeted()) {
      assertThat(client.command("EHLO monitor")).contains("250 STARTTLS");
      client.command("STARTTLS");
      client.encrypt(world.authority().clientContext(), "mail.example.com");
      assertThat(client.command("EHLO monitor")).doesNotContain("250 STARTTLS");
    }
    inbox.implicitTls(identity);
    try (Client client = connect()) {
      client.encrypt(world.authority().clientContext(), "mail.example.com");
      assertThat(client.reply()).isEqualTo(List.of("220 inbox.lab ESMTP"));
    }
  }

  @Test
  void theInboxCanHangOrBeDown() throws IOException {
    inbox.hang();
    try (Client client = connect()) {
      assertThatThrownBy(() -> client.timeout(100).line())
          .isInstanceOf(SocketTimeoutException.class);
    }
    inbox.heal();
    inbox.down();
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    inbox.up();
    try (Client client = greeted()) {
      assertThat(client.command("QUIT")).containsExactly("221 2.0.0 Bye");
    }
  }

  private Client connect() throws IOException {
    return new Client(inbox.address().getAddress(), inbox.address().getPort());
  }

  private Client greeted() throws IOException {
    Client client = connect();
    assertThat(client.reply()).containsExactly("220 inbox.lab ESMTP");
    return client;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

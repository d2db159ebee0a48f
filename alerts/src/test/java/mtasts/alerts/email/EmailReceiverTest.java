package mtasts.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import mtasts.alerts.Notices;
import mtasts.alerts.email.EmailSettings.Smtp;
import mtasts.alerts.email.EmailSettings.Tls;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outcome;
import mtasts.lab.smtp.Inbox;
import mtasts.lab.smtp.Mail;
import mtasts.lab.tls.Authority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmailReceiverTest {

  private static final Notice OPENED = Notices.of(MessageKind.OPENED, Notices.expired(), 1);

  private static final ServerTrust SYSTEM = ServerTrust.system();

  private Inbox inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = Inbox.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void theMailArrivesAsItWasMade() throws InterruptedException {
    assertThat(deliver(Tls.OPPORTUNISTIC)).isEqualTo(Outcome.taken());

    Mail mail = inbox.mails().getFirst();
    assertThat(mail.sender()).isEqualTo("mta-sts-monitor@example.net");
    assertThat(mail.recipients()).containsExactly("ops@example.net", "root@localhost");
    assertThat(mail.header("Message-ID"))
        .hasValue("<msg-0123456789abcdef0123456789abcdef@example.net>");
    assertThat(mail.subject()).startsWith("[FAILING] mx2.example.com");
    assertThat(mail.header("Date")).hasValueSatisfying(d -> assertThat(d).contains("23 Nov 2026"));
    assertThat(mail.header("Auto-Submitted")).hasValue("auto-generated");
    assertThat(mail.header("X-MTA-STS-Monitor"))
        .hasValueSatisfying(marks -> assertThat(marks).contains("incident=20261123-ab12cd"));
    assertThat(mail.header("List-Id")).hasValue("mta-sts-monitor <mta-sts-monitor.example.net>");
    assertThat(mail.content()).contains("multipart/alternative", "text/plain", "text/html");
  }

  @Test
  void whatIsForAnOwnerGoesToTheOwnerAlone() throws InterruptedException {
    Notice opened =
        Notices.to("jo@example.org", Notices.of(MessageKind.OPENED, Notices.expired(), 1));
    try (EmailReceiver receiver = new EmailReceiver(settings(Tls.NONE), SYSTEM)) {
      assertThat(receiver.deliver(opened)).isEqualTo(Outcome.taken());
    }

    assertThat(inbox.mails().getFirst().recipients()).containsExactly("jo@example.org");
  }

  @Test
  void opportunisticTakesACertificateOfAnyone() throws InterruptedException {
    offerStartTls();

    assertThat(deliver(Tls.OPPORTUNISTIC)).isEqualTo(Outcome.taken());
    assertThat(deliver(Tls.NONE)).isEqualTo(Outcome.taken());
  }

  @Test
  void starttlsWantsAnOfferAndACertificateThatItTrusts() throws InterruptedException {
    assertThat(deliver(Tls.STARTTLS)).isInstanceOf(Outcome.Retry.class);

    offerStartTls();

    assertThat(deliver(Tls.STARTTLS)).isInstanceOf(Outcome.Retry.class);
    assertThat(inbox.mails()).isEmpty();
  }

  @Test
  void takesACertificateOfARootOfOnesOwnForTheRightName() throws InterruptedException {
    Authority own = Authority.create(InstantSource.system());
    ServerTrust trust = ServerTrust.systemAnd(List.of(own.root()));
    inbox.offerStartTls(own.issue("localhost"));
    assertThat(deliver(settings(Tls.STARTTLS), trust)).isEqualTo(Outcome.taken());
    inbox.offerStartTls(own.issue("mail.example.net"));
    assertThat(deliver(settings(Tls.STARTTLS), trust)).isInstanceOf(Outcome.Retry.class);

    inbox.implicitTls(own.issue("localhost"));
    assertThat(deliver(settings(Tls.TLS), trust)).isEqualTo(Outcome.taken());
    assertThat(deliver(settings(Tls.TLS))).isInstanceOf(Outcome.Retry.class);
    inbox.implicitTls(own.issue("mail.example.net"));
    assertThat(deliver(settings(Tls.TLS), trust)).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void logsIn() throws InterruptedException {
    inbox.requireLogin("monitor", "s3cret-word");

    assertThat(deliver(settings(Tls.NONE, "monitor", "s3cret-word"))).isEqualTo(Outcome.taken());
    assertThat(deliver(settings(Tls.NONE, "monitor", "other-s3cret")))
        .isInstanceOfSatisfying(
            Outcome.Retry.class, r -> assertThat(r.reason()).doesNotContain("s3cret"));
  }

  @Test
  void namesTheRecipientsThatWereRefused() throws InterruptedException {
    inbox.refuse("root@localhost", "550 5.1.1 no such user");

    assertThat(deliver(Tls.NONE))
        .isInstanceOfSatisfying(
            Outcome.Delivered.class,
            taken ->
                assertThat(taken.note())
                    .hasValueSatisfying(note -> assertThat(note).contains("550 5.1.1")));
    assertThat(inbox.mails().getFirst().recipients()).containsExactly("ops@example.net");
  }

  @Test
  void refusedForAllIsRefusedForGood() throws InterruptedException {
    inbox.refuse("ops@example.net", "550 5.1.1 no such user");
    inbox.refuse("root@localhost", "550 5.1.1 no such user");

    assertThat(deliver(Tls.NONE)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusedForNowIsTriedAgain() throws InterruptedException {
    inbox.answer("451 4.3.0 later");
    assertThat(deliver(Tls.NONE))
        .isInstanceOfSatisfying(
            Outcome.Retry.class, r -> assertThat(r.reason()).contains("451 4.3.0 later"));

    inbox.heal();
    inbox.refuse("ops@example.net", "450 4.2.0 greylisted");
    inbox.refuse("root@localhost", "550 5.1.1 no such user");
    assertThat(deliver(Tls.NONE)).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void aServerThatIsDownIsTriedAgain() throws InterruptedException {
    inbox.down();
    assertThat(deliver(Tls.OPPORTUNISTIC)).isInstanceOf(Outcome.Retry.class);

    inbox.up();
    assertThat(deliver(Tls.OPPORTUNISTIC)).isEqualTo(Outcome.taken());
  }

  @Test
  void aServerThatSaysNothingCostsItsTimeAndNoMore() throws IOException, InterruptedException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        EmailReceiver receiver =
            new EmailReceiver(
                settings(mute.getLocalPort(), Tls.NONE, Optional.empty(), Duration.ofMillis(200)),
                SYSTEM)) {
      assertThat(receiver.deliver(OPENED)).isInstanceOf(Outcome.Retry.class);
    }
  }

  @Test
  void tlsFromTheFirstByteWantsACertificateThatItTrusts()
      throws IOException, InterruptedException, ExecutionException {
    SSLContext stranger =
        Authority.create(InstantSource.system()).issue("localhost").serverContext();
    try (ServerSocket server =
            stranger
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        EmailReceiver receiver =
            new EmailReceiver(
                settings(server.getLocalPort(), Tls.TLS, Optional.empty(), Smtp.DEFAULT_TIMEOUT),
                SYSTEM)) {
      FutureTask<Boolean> trusted = new FutureTask<>(() -> handshake(server));
      Thread.ofVirtual().start(trusted);

      assertThat(receiver.deliver(OPENED)).isInstanceOf(Outcome.Retry.class);
      assertThat(trusted.get()).isFalse();
    }
  }

  private static boolean handshake(ServerSocket server) throws IOException {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      socket.startHandshake();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void offerStartTls() {
    inbox.offerStartTls(Authority.create(InstantSource.system()).issue("localhost"));
  }

  private Outcome deliver(Tls tls) throws InterruptedException {
    return deliver(settings(tls));
  }

  private EmailSettings settings(Tls tls) {
    return settings(inbox.address().getPort(), tls, Optional.empty(), Smtp.DEFAULT_TIMEOUT);
  }

  private static Outcome deliver(EmailSettings settings) throws InterruptedException {
    return deliver(settings, SYSTEM);
  }

  private static Outcome deliver(EmailSettings settings, ServerTrust trust)
      throws InterruptedException {
    try (EmailReceiver receiver = new EmailReceiver(settings, trust)) {
      return receiver.deliver(OPENED);
    }
  }

  private EmailSettings settings(Tls tls, String user, String password) {
    return settings(
        inbox.address().getPort(),
        tls,
        Optional.of(new Login(user, password)),
        Smtp.DEFAULT_TIMEOUT);
  }

  private static EmailSettings settings(
      int port, Tls tls, Optional<Login> login, Duration timeout) {
    return new EmailSettings(
        List.of("ops@example.net", "root@localhost"),
        "mta-sts-monitor@example.net",
        new Smtp(
            "localhost",
            port,
            tls,
            login.map(Login::user),
            login.map(l -> new Secret(l.password())),
            timeout));
  }

  private record Login(String user, String password) {}
}

package mtasts.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.smtp.MxHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailWorldTest {

  private final MailWorld world = MailWorld.open();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aDomainServesItsPolicy() throws IOException {
    PolicyHost host = world.domain("example.com", "mx1.example.com").policyHost();
    try (Client client = new Client(host.address(), world.httpsPort())) {
      client.encrypt(world.authority().clientContext(), "mta-sts.example.com");
      client.get("/.well-known/mta-sts.txt");
      assertThat(client.rest())
          .startsWith("HTTP/1.1 200 ")
          .contains("Content-Type: text/plain\r\n")
          .endsWith("\r\n\r\n" + LabDomain.policy("enforce", 604_800, "mx1.example.com"));
    }
  }

  @Test
  void aDomainsMxHostSpeaksStartTls() throws IOException {
    MxHost host = world.domain("example.com", "mx1.example.com").mxHost("mx1.example.com");
    try (Client client = new Client(host.address(), world.smtpPort())) {
      assertThat(client.reply()).containsExactly("220 mx1.example.com ESMTP Lab");
      assertThat(client.command("EHLO probe.example.net")).contains("250-STARTTLS");
      assertThat(client.command("STARTTLS")).containsExactly("220 2.0.0 Ready to start TLS");
      client.encrypt(world.authority().clientContext(), "mx1.example.com");
      assertThat(client.command("EHLO probe.example.net")).contains("250-PIPELINING");
      assertThat(client.command("QUIT")).containsExactly("221 2.0.0 Bye");
      assertThat(client.line()).isNull();
    }
    assertThat(host.serverNames()).containsExactly("mx1.example.com");
  }

  @Test
  void manyDomainsShareOneAddressAndAFewMxHosts() throws IOException {
    InetAddress shared = world.nextAddress();
    for (int i = 0; i < 2_000; i++) {
      world.domainAt(shared, "d" + i + ".example", "mx" + i % 20 + ".example.net");
    }
    try (Client client = new Client(shared, world.httpsPort())) {
      client.encrypt(world.authority().clientContext(), "mta-sts.d1234.example");
      assertThat(client.get("/.well-known/mta-sts.txt").rest()).contains("mx: mx14.example.net");
    }
  }

  @Test
  void worldsDoNotMeet() throws IOException {
    try (MailWorld other = MailWorld.open()) {
      other.mxHost("mx1.example.com");
      MxHost mine = world.mxHost("mx1.example.com").greeting("220 mine");
      try (Client client = new Client(mine.address(), world.smtpPort())) {
        assertThat(client.line()).isEqualTo("220 mine");
      }
    }
  }

  @Test
  void aClosedWorldRefusesEveryone() throws IOException {
    InetAddress policy = world.domain("example.com", "mx1.example.com").policyHost().address();
    InetAddress mx = world.mxHost("mx1.example.com").address();
    InetSocketAddress inbox = world.inbox().address();
    int hook = world.hook().url().getPort();
    world.close();
    assertRefused(policy, world.httpsPort());
    assertRefused(mx, world.smtpPort());
    assertRefused(inbox.getAddress(), inbox.getPort());
    assertRefused(inbox.getAddress(), hook);
    assertRefused(world.dns().address().getAddress(), world.dns().address().getPort());
  }

  private static void assertRefused(InetAddress address, int port) {
    assertThatThrownBy(() -> new Client(address, port).close())
        .isInstanceOf(ConnectException.class);
  }
}

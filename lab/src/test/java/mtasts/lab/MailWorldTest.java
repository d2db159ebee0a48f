package mtasts.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}

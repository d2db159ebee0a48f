package mtasts.monitor.realservers;

import static mtasts.monitor.realservers.RealMailWorld.DOMAIN;
import static mtasts.monitor.realservers.RealMailWorld.MX1;
import static mtasts.monitor.realservers.RealMailWorld.MX2;
import static mtasts.monitor.realservers.RealMailWorld.OPERATOR;
import static mtasts.monitor.realservers.RealMailWorld.POLICY;
import static mtasts.monitor.realservers.RealMailWorld.POLICY_HOST;
import static mtasts.monitor.realservers.RealMailWorld.RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import mtasts.lab.tls.Identity;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The servers do what the suite takes for granted, seen with nothing of the product. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServersAnswerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PATH = "/.well-known/mta-sts.txt";

  @AutoClose private RealMailWorld world;

  @BeforeAll
  void start(@TempDir Path directory) {
    world = new RealMailWorld(directory);
  }

  @Test
  void unboundResolvesWhatKnotServes() {
    var resolver = world.unbound().address();
    assertThat(Dig.shortly(resolver, "_mta-sts." + DOMAIN, "TXT"))
        .containsExactly("\"v=STSv1; id=20260101T000000;\"");
    assertThat(Dig.shortly(resolver, DOMAIN, "MX"))
        .containsExactlyInAnyOrder("10 " + MX1 + ".", "20 " + MX2 + ".");
    assertThat(Dig.status(resolver, "nobody." + DOMAIN, "A")).isEqualTo("NXDOMAIN");
    assertThat(Dig.status(resolver, "example.org", "A")).isEqualTo("NXDOMAIN");
    assertThat(Dig.status(resolver, "mx1." + DOMAIN, "AAAA")).isEqualTo("NOERROR");
  }

  @Test
  void aChangedZoneIsSeenThroughUnboundAtOnce() {
    var resolver = world.unbound().address();
    world.knot().replace(DOMAIN, world.goodRecordsWithout(RECORD));
    assertThat(Dig.status(resolver, "_mta-sts." + DOMAIN, "TXT")).isEqualTo("NXDOMAIN");
    world.knot().replace(DOMAIN, world.goodRecords());
    assertThat(Dig.shortly(resolver, "_mta-sts." + DOMAIN, "TXT")).hasSize(1);
  }

  @Test
  void nginxServesEachPolicyHostByItsName() throws IOException {
    Identity other = world.authority().issue("mta-sts.example.org");
    world.nginx().host("mta-sts.example.org", other, "version: STSv1\r\n");

    var first = PlainClient.get(world.nginx().address(), POLICY_HOST, PATH);
    assertThat(first.text())
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: text/plain")
        .endsWith(POLICY);
    assertThat(first.leaf()).isNotEqualTo(other.leaf());
    var second = PlainClient.get(world.nginx().address(), "mta-sts.example.org", PATH);
    assertThat(second.leaf()).isEqualTo(other.leaf());
    assertThat(second.text()).endsWith("\r\n\r\nversion: STSv1\r\n");
    assertThatThrownBy(() -> PlainClient.get(world.nginx().address(), "mta-sts.example.net", PATH))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nginxChangesStatusPolicyAndCertificate() throws IOException {
    String name = "mta-sts.changing.example";
    world.nginx().host(name, world.authority().issue(name), "one");
    world.nginx().status(name, 404);
    assertThat(PlainClient.get(world.nginx().address(), name, PATH).text())
        .startsWith("HTTP/1.1 404 ");
    world.nginx().status(name, 200);
    world.nginx().policy(name, "two");
    Identity expired = world.authority().certificate(name).expired().issue();
    world.nginx().certificate(name, expired);
    var answer = PlainClient.get(world.nginx().address(), name, PATH);
    assertThat(answer.text()).startsWith("HTTP/1.1 200 ").endsWith("two");
    assertThat(answer.leaf()).isEqualTo(expired.leaf());
  }

  @Test
  void postfixChangesItsCertificate() throws IOException {
    Identity expired = world.authority().certificate(MX1).expired().issue();
    world.mx1().certificate(expired);
    assertThat(PlainClient.ehlo(world.mx1().address(), MX1).leaf()).contains(expired.leaf());
    Identity good = world.authority().issue(MX1);
    world.mx1().certificate(good);
    assertThat(PlainClient.ehlo(world.mx1().address(), MX1).leaf()).contains(good.leaf());
  }

  @Test
  void postfixSwitchesStartTlsOffAndOn() throws IOException {
    world.mx2().startTls(false);
    assertThat(PlainClient.ehlo(world.mx2().address(), MX2).offers()).doesNotContain("STARTTLS");
    world.mx2().startTls(true);
    assertThat(PlainClient.ehlo(world.mx2().address(), MX2).offers()).contains("STARTTLS");
  }

  @Test
  void anMxHostTakesMailForItsDomainOnly() throws IOException {
    PlainClient.send(world.mx1().address(), "", "someone@" + DOMAIN, "Subject: hello\r\n\r\nhello");
    assertThatThrownBy(
            () ->
                PlainClient.send(
                    world.mx1().address(), "", OPERATOR, "Subject: hello\r\n\r\nhello"))
        .hasMessageContaining("refused");
  }

  @Test
  void theMailboxKeepsWhatArrivesAndCanBeDown() throws IOException {
    world.mailbox().down();
    assertThat(ServerProcess.accepts(world.mailbox().address())).isFalse();
    world.mailbox().up();
    PlainClient.send(
        world.mailbox().address(),
        "sender@example.net",
        OPERATOR,
        "Subject: first\r\nReferences: <a@example.net>\r\n <b@example.net>\r\n\r\nbody");
    await().atMost(PATIENCE).until(() -> world.mailbox().mails().size() == 1);
    ReceivedMail mail = world.mailbox().mails().getFirst();
    assertThat(mail.header("subject")).isEqualTo("first");
    assertThat(mail.messageIds("References")).containsExactly("<a@example.net>", "<b@example.net>");
    assertThat(mail.body()).isEqualTo("body\n");
  }
}

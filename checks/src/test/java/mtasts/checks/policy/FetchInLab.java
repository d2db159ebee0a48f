package mtasts.checks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import mtasts.checks.net.HostLimit;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Expiry;
import mtasts.checks.tls.Intermediates;
import mtasts.checks.tls.Trust;
import mtasts.lab.MailWorld;
import mtasts.lab.http.PolicyHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A policy host of the lab, whole again before each test, and a fetch aimed at it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FetchInLab {

  static final DomainName DOMAIN = DomainName.of("example.com");
  static final String HOST = "mta-sts.example.com";
  static final String POLICY =
      "version: STSv1\r\nmode: testing\r\nmx: mx1.example.com\r\nmax_age: 604800\r\n";
  static final Duration LONG = Duration.ofSeconds(60);
  static final Duration SHORT = Duration.ofMillis(400);

  MailWorld world;
  PolicyHost host;

  @BeforeAll
  void openWorld() throws Exception {
    world = MailWorld.open();
    host = world.policyHost(HOST);
    fetched(); // loads the classes, so that short deadlines are fair
  }

  @AfterAll
  void closeWorld() {
    world.close();
  }

  @BeforeEach
  void everythingIsFine() {
    host.policy(POLICY).heal().up();
  }

  PolicyFetch fetch(Duration timeout) {
    return new PolicyFetch(
        new CertificateJudge(
            Trust.of(List.of(world.authority().root())),
            new Intermediates(),
            InstantSource.system(),
            Expiry.DEFAULT),
        new HostLimit(2),
        InstantSource.system(),
        world.httpsPort(),
        timeout,
        FetchObserver.NONE);
  }

  PolicyAnswer fetched() throws InterruptedException {
    return fetch(LONG).fetch(DOMAIN, host.address(), HOST);
  }

  static List<FindingCode> codes(PolicyAnswer answer) {
    return answer.faults().stream().map(Fault::code).toList();
  }

  static Fault onlyFault(PolicyAnswer answer) {
    assertThat(answer.faults()).hasSize(1);
    return answer.faults().getFirst();
  }

  static boolean judges(PolicyAnswer answer, FindingCode code, String cause) {
    return answer.unjudged().stream().noneMatch(u -> u.covers(code, cause));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

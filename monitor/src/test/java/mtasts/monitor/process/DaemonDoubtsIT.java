package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.lab.dns.DnsFault;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.smtp.Mail;
import mtasts.lab.smtp.MxFault;
import mtasts.lab.smtp.MxHost;
import mtasts.lab.tls.TlsFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The daemon never pages for the failure of its own resolver or network. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonDoubtsIT {

  private static final String ERRORS = "mtasts_incidents{severity=\"error\"}";

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** Domains with an MX host each that has nothing to do with the others. */
  private String domains(String... names) {
    for (String name : names) {
      site.world().domain(name, "mx." + name);
    }
    return Stream.of(names)
        .map("{name: %s, mute: [policy.interop]}"::formatted) // which tells of a slow machine
        .collect(Collectors.joining(", "));
  }

  private List<MxHost> mxHosts(String... names) {
    return Stream.of(names).map(name -> site.world().mxHost("mx." + name)).toList();
  }

  private List<PolicyHost> policyHosts(String... names) {
    return Stream.of(names).map(name -> site.world().policyHost("mta-sts." + name)).toList();
  }

  /** A doubt is told once it has lasted as long as the first re-check waits. */
  private Daemon patient(String domains, String patience) throws IOException {
    String text = site.text(domains).replace("[1s, 1s, 1s]", "[" + patience + ", 1s, 1s]");
    return Daemon.start(site.write(Site.withQuickLookups(text)));
  }

  private List<String> subjects() {
    return site.world().inbox().mails().stream().map(Mail::subject).toList();
  }

  @Test
  void aResolverThatIsDeadForAWhileIsNoNewsAtAll() throws Exception {
    try (Daemon daemon = patient(domains("a.example", "b.example", "c.example"), "600s")) {
      daemon.awaitReady();
      site.world().dns().faultForAll(DnsFault.SILENCE);
      daemon.awaitRounds("unknown", 6);
      assertThat(daemon.log()).contains("lookups: nobody answers");
      site.world().dns().healAll();
      daemon.until("the doubt is over", () -> daemon.log().contains("answers again"));
      daemon.awaitRounds("ok", 6);
      assertThat(daemon.metric(ERRORS)).isZero();
      assertThat(site.world().inbox().mails()).isEmpty();
    }
  }

  @Test
  void aResolverThatStaysDeadIsOneMessageAndItsEndAnother() throws Exception {
    try (Daemon daemon = patient(domains("a.example"), "2s")) {
      daemon.awaitReady();
      site.world().dns().faultForAll(DnsFault.SERVFAIL);
      assertThat(site.mails(1).getFirst().subject()).startsWith("[MONITOR] ").contains("lookups");
      daemon.awaitRounds("unknown", 4);
      assertThat(site.world().inbox().mails()).hasSize(1);

      site.world().dns().healAll();
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
      daemon.awaitRounds("ok", 4);
      assertThat(subjects()).hasSize(2);
      assertThat(daemon.metric(ERRORS)).isZero();
    }
  }

  @Test
  void port25DeadEverywhereIsOneMessageAndItsEndAnother() throws Exception {
    String[] names = {"a.example", "b.example", "c.example"};
    try (Daemon daemon = patient(domains(names), "2s")) {
      daemon.awaitReady();
      mxHosts(names).forEach(MxHost::down);
      Mail alert = site.mails(1).getFirst();
      assertThat(alert.subject()).startsWith("[MONITOR] ").contains("port 25");
      daemon.awaitRounds("unknown", 12);
      assertThat(daemon.json("/api/v1/domains").path("domains").valueStream())
          .allSatisfy(
              domain -> {
                assertThat(domain.path("status").asString()).isEqualTo("unknown");
                assertThat(domain.path("delivery").asString()).isEqualTo("unknown");
              });
      assertThat(
              daemon.metric("mtasts_findings{code=\"smtp.connect-failed\",severity=\"unknown\"}"))
          .isEqualTo(3);
      assertThat(subjects()).hasSize(1);

      mxHosts(names).forEach(MxHost::up);
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
      daemon.awaitRounds("ok", 6);
      assertThat(subjects()).hasSize(2);
      assertThat(daemon.metric(ERRORS)).isZero();
    }
  }

  /** As a box on the way does that takes every connection to port 25 and ends it. */
  @Test
  void port25TakenAndClosedEverywhereIsOneMessageAndItsEndAnother() throws Exception {
    String[] names = {"a.example", "b.example", "c.example"};
    try (Daemon daemon = patient(domains(names), "2s")) {
      daemon.awaitReady();
      mxHosts(names).forEach(host -> host.fault(MxFault.CLOSE_AT_ONCE));
      Mail alert = site.mails(1).getFirst();
      assertThat(alert.subject()).startsWith("[MONITOR] ").contains("port 25");
      daemon.awaitRounds("unknown", 12);
      assertThat(subjects()).hasSize(1);

      mxHosts(names).forEach(MxHost::heal);
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
      daemon.awaitRounds("ok", 6);
      assertThat(subjects()).hasSize(2);
      assertThat(daemon.metric(ERRORS)).isZero();
    }
  }

  /** As a box on the way does that takes every connection to port 443 and ends it. */
  @Test
  void port443TakenAndClosedEverywhereIsOneMessageAndItsEndAnother() throws Exception {
    String[] names = {"a.example", "b.example", "c.example"};
    try (Daemon daemon = patient(domains(names), "2s")) {
      daemon.awaitReady();
      policyHosts(names).forEach(host -> host.fault(TlsFault.DROP));
      Mail alert = site.mails(1).getFirst();
      assertThat(alert.subject()).startsWith("[MONITOR] ").contains("port 443");
      daemon.awaitRounds("unknown", 12);
      assertThat(subjects()).hasSize(1);

      policyHosts(names).forEach(PolicyHost::heal);
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
      daemon.awaitRounds("ok", 6);
      assertThat(subjects()).hasSize(2);
      assertThat(daemon.metric(ERRORS)).isZero();
    }
  }

  @Test
  void aPolicyHostThatClosesAtOnceBesideOthersThatAnswerIsTheDomainsOwn() throws Exception {
    String[] names = {"a.example", "b.example", "c.example", "d.example"};
    try (Daemon daemon = patient(domains(names), "1s")) {
      daemon.awaitReady();
      policyHosts("a.example").forEach(host -> host.fault(TlsFault.DROP));
      assertThat(site.mails(1).getFirst().subject())
          .startsWith("[FAILING] ")
          .contains("mta-sts.a.example");
    }
  }

  @Test
  void anMxThatClosesAtOnceBesideOthersThatAnswerIsTheDomainsOwn() throws Exception {
    String[] names = {"a.example", "b.example", "c.example", "d.example"};
    try (Daemon daemon = patient(domains(names), "1s")) {
      daemon.awaitReady();
      mxHosts("a.example").forEach(host -> host.fault(MxFault.CLOSE_AT_ONCE));
      assertThat(site.mails(1).getFirst().subject())
          .startsWith("[FAILING] ")
          .contains("mx.a.example");
    }
  }

  @Test
  void port25DeadIsStillOneMessageAfterARestart() throws Exception {
    String[] names = {"a.example", "b.example", "c.example"};
    String domains = domains(names);
    try (Daemon daemon = patient(domains, "2s")) {
      daemon.awaitReady();
      mxHosts(names).forEach(MxHost::down);
      site.mails(1);
      daemon.awaitMetric("mtasts_notifications_total{outcome=\"delivered\",receiver=\"ops\"}", 1);
      daemon.kill();
    }
    try (Daemon daemon = patient(domains, "2s")) {
      daemon.awaitRounds("unknown", 12);
      assertThat(subjects()).hasSize(1);
      mxHosts(names).forEach(MxHost::up);
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
      daemon.awaitRounds("ok", 6);
      assertThat(subjects()).hasSize(2);
    }
  }

  @Test
  void twoDeadMxHostsAreTheDomainsOwn() throws Exception {
    String[] names = {"a.example", "b.example"};
    try (Daemon daemon = patient(domains(names), "1s")) {
      daemon.awaitReady();
      mxHosts(names).forEach(MxHost::down);
      site.mails(2);
      assertThat(subjects())
          .allSatisfy(subject -> assertThat(subject).startsWith("[FAILING] "))
          .anySatisfy(subject -> assertThat(subject).contains("mx.a.example"))
          .anySatisfy(subject -> assertThat(subject).contains("mx.b.example"));
    }
  }

  @Test
  void threeDeadMxHostsBesideOneThatAnswersAreTheDomainsOwn() throws Exception {
    String[] dead = {"a.example", "b.example", "c.example"};
    String domains = domains(dead) + ", " + domains("d.example");
    try (Daemon daemon = patient(domains, "1s")) {
      daemon.awaitReady();
      mxHosts(dead).forEach(MxHost::down);
      site.mails(3);
      assertThat(subjects()).allSatisfy(s -> assertThat(s).startsWith("[FAILING] "));
    }
  }
}

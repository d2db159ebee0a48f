package mtasts.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import mtasts.checks.Scope;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.lab.LabDomain;
import mtasts.lab.MailWorld;
import mtasts.lab.dns.DnsFault;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.smtp.Mail;
import mtasts.lab.smtp.MxHost;
import mtasts.monitor.config.ChecksConfig;
import mtasts.monitor.config.ConfigLoader;
import mtasts.monitor.config.ConfigResult;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.doubt.Target;
import mtasts.monitor.round.NetworkChecks;
import mtasts.monitor.round.ProbeWatch;
import mtasts.monitor.systemd.Systemd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole daemon on the mail world: real lookups, fetches, conversations and mails. */
@Execution(ExecutionMode.CONCURRENT)
class MonitorOverTheLabTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RECORD = "_mta-sts.example.com";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private MailWorld world;
  private LabDomain domain;
  private Optional<MonitorApp> app = Optional.empty();

  @BeforeEach
  void open() {
    world = MailWorld.open();
    domain = world.domain("example.com", "mx1.example.com", "mx2.example.com");
  }

  @AfterEach
  void close() throws InterruptedException {
    if (app.isPresent()) {
      app.get().stop();
    }
    client.close();
    world.close();
  }

  private MonitorConfig config(String domains) throws IOException {
    Path roots = folder.resolve("roots.pem");
    Files.writeString(roots, world.authority().rootPem());
    Path file = folder.resolve("config.yaml");
    Files.writeString(
        file,
        """
        domains: [%s]
        schedule: {interval: 1s, recheck: [2s, 1s, 1s]}
        checks:
          resolvers: ["127.0.0.1:%d"]
          trusted_certificates: %s
          allow_private_addresses: true
          ehlo_name: monitor.example.net
          ports: {https: %d, smtp: %d}
          smtp_reuse: 1s
        alerts:
          group_wait: 1s
          receivers:
            - name: ops
              email:
                to: [ops@example.net]
                from: monitor@example.net
                smtp: {host: 127.0.0.1, port: %d, tls: none}
        http: {listen: "127.0.0.1:0"}
        storage: {path: %s}
        """
            .formatted(
                domains,
                world.dns().address().getPort(),
                roots,
                world.httpsPort(),
                world.smtpPort(),
                world.inbox().address().getPort(),
                folder.resolve("state.db")));
    return switch (new ConfigLoader(Map.of()).load(file)) {
      case ConfigResult.Loaded loaded -> loaded.config();
      case ConfigResult.Rejected rejected -> throw new AssertionError(rejected.problems());
    };
  }

  private void start() throws IOException, InterruptedException {
    start("example.com");
  }

  private void start(String domains) throws IOException, InterruptedException {
    Surroundings around =
        new Surroundings(
            "1.2.3",
            MonitorOverTheLabTest::checks,
            new Systemd(Map.of(), 1),
            InstantSource.system(),
            new Random(7));
    app = Optional.of(MonitorApp.start(config(domains), around));
    await().atMost(PATIENCE).until(() -> get("/-/ready").statusCode() == 200);
  }

  private static Surroundings.Check checks(ChecksConfig config, ProbeWatch watch)
      throws IOException {
    return new OverTheLab(NetworkChecks.of(config, InstantSource.system(), watch));
  }

  private record OverTheLab(NetworkChecks checks) implements Surroundings.Check {

    @Override
    public DomainReport check(DomainName name, Scope scope, boolean again)
        throws InterruptedException {
      return again ? checks.checkAgain(name, scope) : checks.check(name, scope);
    }

    @Override
    public boolean hears(Target target) throws InterruptedException {
      return checks.hears(target);
    }
  }

  private void stop() throws InterruptedException {
    app.orElseThrow().stop();
    app = Optional.empty();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    InetSocketAddress address = app.orElseThrow().address().orElseThrow();
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until a round that began after this call has ended. */
  private void awaitRound() throws Exception {
    String before = get("/api/v1/domains/example.com").body();
    await().atMost(PATIENCE).until(() -> !get("/api/v1/domains/example.com").body().equals(before));
  }

  private List<String> subjects(int count) throws InterruptedException {
    return world.inbox().awaitMails(count, PATIENCE).stream().map(Mail::subject).toList();
  }

  @Test
  void aDomainBreaksAndIsMendedWithARestartInBetween() throws Exception {
    start();
    assertThat(get("/api/v1/domains").body())
        .contains("\"status\":\"ok\",\"delivery\":\"protected\"");
    assertThat(get("/metrics").body())
        .contains("mtasts_mx_starttls_ok{address=\"", "mtasts_probes_total{probe=\"https\"");

    domain.withoutRecord();
    assertThat(subjects(1)).singleElement().asString().startsWith("[FAILING]").contains(RECORD);

    stop();
    start();
    awaitRound();
    awaitRound();
    assertThat(world.inbox().mails()).hasSize(1);

    domain.id("20261124T000000");
    assertThat(subjects(2)).last().asString().startsWith("[RESOLVED]").contains(RECORD);
    awaitRound();
    assertThat(world.inbox().mails()).hasSize(2);
    assertThat(get("/api/v1/domains").body()).contains("\"status\":\"ok\"");
  }

  @Test
  void mxRecordsThatNobodyDeclaredAreToldUntilTheyAreSeenMended() throws Exception {
    start("{name: example.com, expect: {mx: [mx2.example.com, mx1.example.com]}}");
    domain.mx("mx1.example.com");
    assertThat(subjects(1)).singleElement().asString().startsWith("[FAILING] Drift or take-over");

    world.dns().fault("example.com", "MX", DnsFault.SERVFAIL);
    domain.mx("mx1.example.com", "mx2.example.com");
    awaitRound();
    awaitRound();
    awaitRound();
    assertThat(world.inbox().mails()).hasSize(1); // unseen is not mended

    world.dns().healAll();
    assertThat(subjects(2)).last().asString().startsWith("[RESOLVED] Drift or take-over");
  }

  @Test
  void anMxHostThatFallsSilentIsToldAfterFourLooks() throws Exception {
    start();
    domain.mxHost("mx2.example.com").down();
    assertThat(subjects(1)).singleElement().asString().contains("mx2.example.com");
    domain.mxHost("mx2.example.com").up();
    assertThat(subjects(2)).last().asString().startsWith("[RESOLVED]");
  }

  @Test
  void whereNoMxHostAnswersTheMonitorDoubtsItselfAndNotTheDomains() throws Exception {
    world.domain("example.net", "mx.example.net");
    world.domain("example.org", "mx.example.org");
    start("example.com, example.net, example.org");
    List<MxHost> hosts =
        Stream.of("mx1.example.com", "mx2.example.com", "mx.example.net", "mx.example.org")
            .map(world::mxHost)
            .toList();
    hosts.forEach(MxHost::down);
    assertThat(subjects(1)).singleElement().asString().startsWith("[MONITOR] ").contains("port 25");
    assertThat(get("/api/v1/domains").body())
        .contains("\"status\":\"unknown\",\"delivery\":\"unknown\"")
        .doesNotContain("refused");
    assertThat(get("/metrics").body())
        .contains("mtasts_self_doubt{way=\"smtp-ipv4\"} 1.0", "mtasts_self_doubt{way=\"dns\"} 0.0");

    hosts.forEach(MxHost::up);
    assertThat(subjects(2)).last().asString().startsWith("[RESOLVED] ").contains("port 25");
    assertThat(get("/metrics").body()).contains("mtasts_self_doubt{way=\"smtp-ipv4\"} 0.0");
    awaitRound();
    awaitRound();
    awaitRound();
    assertThat(world.inbox().mails()).hasSize(2);
  }

  @Test
  void whereNoPolicyHostAnswersTheMonitorDoubtsItselfAndNotTheDomains() throws Exception {
    List<PolicyHost> hosts =
        List.of(
            domain.policyHost(),
            world.domain("example.net", "mx.example.net").policyHost(),
            world.domain("example.org", "mx.example.org").policyHost());
    start("example.com, example.net, example.org");
    hosts.forEach(PolicyHost::down);
    assertThat(subjects(1)).singleElement().asString().contains("[MONITOR] ", "port 443");
    assertThat(get("/api/v1/domains").body()).doesNotContain("unprotected", "failing");

    hosts.forEach(PolicyHost::up);
    assertThat(subjects(2)).last().asString().startsWith("[RESOLVED] ");
    awaitRound();
    awaitRound();
    assertThat(world.inbox().mails()).hasSize(2);
  }
}

package mtasts.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mtasts.alerts.digest.DigestTimes;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.lab.smtp.Inbox;
import mtasts.lab.smtp.Mail;
import mtasts.monitor.config.ConfigLoader;
import mtasts.monitor.config.ConfigResult;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.store.StoreException;
import mtasts.monitor.systemd.Systemd;
import mtasts.monitor.web.WebException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole daemon, from a configuration file to mails in an inbox; only the checks are faked. */
@Execution(ExecutionMode.CONCURRENT)
class MonitorAppTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> looks = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(7);
  private String digest = "null";
  private volatile Duration ahead = Duration.ZERO;
  private Inbox inbox;
  private Optional<MonitorApp> app = Optional.empty();

  @BeforeEach
  void openInbox() throws IOException {
    inbox = Inbox.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws InterruptedException {
    if (app.isPresent()) {
      app.get().stop();
    }
    client.close();
    inbox.close();
  }

  private MonitorConfig config(String domains) throws IOException {
    return config(domains, "ops");
  }

  private MonitorConfig config(String domains, String receiver) throws IOException {
    Path file = folder.resolve("config.yaml");
    Files.writeString(
        file,
        """
        domains: [%s]
        schedule: {interval: 1s, recheck: [1s, 1s, 1s]}
        alerts:
          group_wait: 1s
          digest: %s
          receivers:
            - name: %s
              email:
                to: [%s@example.net]
                from: monitor@example.net
                smtp: {host: 127.0.0.1, port: %d, tls: none}
        http: {listen: "127.0.0.1:0"}
        storage: {path: %s}
        """
            .formatted(
                domains,
                digest,
                receiver,
                receiver,
                inbox.address().getPort(),
                folder.resolve("state.db")));
    return switch (new ConfigLoader(Map.of()).load(file)) {
      case ConfigResult.Loaded loaded -> loaded.config();
      case ConfigResult.Rejected rejected -> throw new AssertionError(rejected.problems());
    };
  }

  private void start(String domains) throws IOException, InterruptedException {
    app = Optional.of(MonitorApp.start(config(domains), surroundings()));
  }

  private void stop() throws InterruptedException {
    app.orElseThrow().stop();
    app = Optional.empty();
  }

  private Surroundings surroundings() {
    return new Surroundings(
        "1.2.3",
        (config, watch) -> (domain, scope, again) -> look(domain, scope.muted()),
        new Systemd(Map.of(), 1),
        () -> InstantSource.system().instant().plus(ahead),
        random);
  }

  private DomainReport look(DomainName domain, Set<FindingCode> muted) {
    looks.merge(domain.name(), 1, Integer::sum);
    boolean bad = broken.contains(domain.name()) && !muted.contains(FindingCode.RECORD_MISSING);
    Finding finding =
        new Finding(
            FindingCode.RECORD_MISSING,
            Severity.ERROR,
            "_mta-sts." + domain,
            "_mta-sts." + domain,
            "There is no record at _mta-sts." + domain,
            "Publish one",
            "RFC 8461 §3.1");
    return new DomainReport(
        domain,
        InstantSource.system().instant(),
        1,
        bad ? Status.FAILING : Status.OK,
        bad ? Delivery.UNPROTECTED : Delivery.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        bad ? List.of(finding) : List.of(),
        List.of());
  }

  private void awaitLooks(String domain, int more) {
    int before = looks.getOrDefault(domain, 0);
    await().atMost(PATIENCE).until(() -> looks.getOrDefault(domain, 0) >= before + more);
  }

  private List<String> subjects(int count) throws InterruptedException {
    return inbox.awaitMails(count, PATIENCE).stream().map(Mail::subject).toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    InetSocketAddress address = app.orElseThrow().address().orElseThrow();
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** As {@code alert render} asks for it, of the first open incident. */
  private String message(String query) throws IOException, InterruptedException {
    String id = get("/api/v1/incidents").body().replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
    return get("/api/v1/incidents/" + id + "/message?" + query).body();
  }

  @Test
  void tellsABreakAndItsEndOnce() throws Exception {
    start("a.example, b.example");
    await().atMost(PATIENCE).until(() -> get("/-/ready").statusCode() == 200);
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
    assertThat(inbox.mails()).isEmpty();

    broken.add("a.example");
    assertThat(subjects(1))
        .containsExactly("[FAILING] There is no record at _mta-sts.a.example (1 domain)");
    assertThat(get("/api/v1/incidents").body()).contains("\"domains\":[\"a.example\"]");
    assertThat(message("receiver=ops"))
        .startsWith("[FAILING] There is no record at _mta-sts.a.example (1 domain)")
        .contains("\"ops\".");
    assertThat(message("kind=resolved")).startsWith("[RESOLVED] ").contains("This is over.");
    assertThat(message("receiver=nobody")).contains("\"status\":404");
    assertThat(get("/metrics").body())
        .contains(
            "mtasts_incidents{severity=\"error\"} 1.0",
            "mtasts_domain_status{domain=\"a.example\",group=\"\"} 2.0",
            "mtasts_domain_status{domain=\"b.example\",group=\"\"} 0.0");
    awaitLooks("a.example", 3);

    broken.clear();
    assertThat(subjects(2))
        .last()
        .isEqualTo("[RESOLVED] There is no record at _mta-sts.a.example (1 domain)");
    awaitLooks("a.example", 3);
    assertThat(inbox.mails()).hasSize(2);
    assertThat(get("/metrics").body())
        .contains(
            "mtasts_incidents{severity=\"error\"} 0.0",
            "mtasts_notifications_total{outcome=\"delivered\",receiver=\"ops\"} 2.0",
            "mtasts_outbox_messages{receiver=\"ops\"} 0.0");
  }

  @Test
  void aDigestComesWhenItIsDueAndOnceWhereSeveralWereMissed() throws Exception {
    digest = "{at: \"mon 08:00\", to: [ops]}";
    Instant monday =
        new DigestTimes(Optional.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), ZoneOffset.UTC)
            .lastDue(InstantSource.system().instant())
            .plus(Duration.ofDays(7));
    ahead = Duration.between(InstantSource.system().instant(), monday.minus(Duration.ofHours(1)));
    start("a.example, b.example");
    await().atMost(PATIENCE).until(() -> get("/-/ready").statusCode() == 200);
    assertThat(inbox.mails()).isEmpty();
    ahead = ahead.plus(Duration.ofHours(1));
    assertThat(subjects(1)).containsExactly("[DIGEST] 2 domains: 2 ok");
    stop();

    ahead = ahead.plus(Duration.ofDays(30));
    start("a.example, b.example");
    assertThat(subjects(2)).last().isEqualTo("[DIGEST] 2 domains: 2 ok");
    stop();
    assertThat(inbox.mails()).hasSize(2);
  }

  @Test
  void aRestartRepeatsNothingAndForgetsNothing() throws Exception {
    broken.add("a.example");
    start("a.example");
    assertThat(subjects(1)).hasSize(1);
    stop();
    start("a.example");
    awaitLooks("a.example", 3);
    assertThat(inbox.mails()).hasSize(1);
    stop();
    broken.clear();
    start("a.example");
    assertThat(subjects(2)).last().asString().startsWith("[RESOLVED]");
    assertThat(inbox.mails().getLast().header("In-Reply-To"))
        .isEqualTo(inbox.mails().getFirst().header("Message-ID"));
  }

  @Test
  void whatCouldNotBeSentIsSentAfterTheNextStart() throws Exception {
    inbox.down();
    broken.add("a.example");
    start("a.example");
    await()
        .atMost(PATIENCE)
        .until(() -> get("/metrics").body().contains("mtasts_outbox_messages{receiver=\"ops\"} 1"));
    stop();
    inbox.up();
    start("a.example");
    assertThat(subjects(1)).singleElement().asString().startsWith("[FAILING]");
    awaitLooks("a.example", 2);
    assertThat(inbox.mails()).hasSize(1);
  }

  @Test
  void aReloadChangesDomainsAndReceivers() throws Exception {
    start("a.example, b.example");
    awaitLooks("a.example", 1);
    broken.add("b.example");
    assertThat(subjects(1)).singleElement().asString().contains("b.example");
    assertThat(app.orElseThrow().reload(config("a.example, c.example", "others"))).isEmpty();
    awaitLooks("c.example", 1);
    assertThat(get("/metrics").body())
        .doesNotContain("b.example")
        .contains("c.example", "receiver=\"others\"");
    assertThat(get("/api/v1/domains/b.example").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/incidents").body()).isEqualTo("{\"incidents\":[]}");

    broken.add("c.example");
    inbox.awaitMails(2, PATIENCE);
    assertThat(inbox.mails().getLast().recipients()).containsExactly("others@example.net");
    assertThat(inbox.mails()).hasSize(2); // the part of b.example ended without a message
  }

  @Test
  void aReloadSaysWhatNeedsARestart() throws Exception {
    start("a.example");
    MonitorConfig next = config("a.example");
    MonitorConfig moved =
        new MonitorConfig(
            next.domains(),
            next.schedule(),
            next.checks(),
            next.alerts(),
            next.tlsReports(),
            Optional.empty(),
            next.metrics(),
            next.heartbeat(),
            next.storage(),
            next.lists(),
            next.quarantined());
    assertThat(app.orElseThrow().reload(moved)).containsExactly("http: the change needs a restart");
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
  }

  @Test
  void domainsThatLeftWhileItWasDownAreForgotten() throws Exception {
    broken.add("a.example");
    start("a.example");
    assertThat(subjects(1)).hasSize(1);
    stop();
    start("b.example");
    awaitLooks("b.example", 2);
    assertThat(get("/api/v1/incidents").body()).isEqualTo("{\"incidents\":[]}");
    assertThat(get("/api/v1/domains").body()).doesNotContain("a.example");
    assertThat(inbox.mails()).hasSize(1);
  }

  @Test
  void aCheckThatFailsInsideIsCountedAndNotTheEnd() throws Exception {
    Surroundings usual = surroundings();
    Surroundings faulty =
        new Surroundings(
            "1.2.3",
            (config, watch) ->
                (domain, scope, again) -> {
                  if (looks.merge("tries", 1, Integer::sum) < 3) {
                    throw new IllegalStateException("a bug for the test");
                  }
                  return look(domain, scope.muted());
                },
            usual.systemd(),
            usual.clock(),
            usual.random());
    app = Optional.of(MonitorApp.start(config("a.example"), faulty));
    awaitLooks("a.example", 1);
    assertThat(get("/metrics").body()).contains("mtasts_rounds_total{result=\"error\"} 2.0");
  }

  @Test
  void aSecondMonitorOnTheSameStateIsRefusedAndTheFirstGoesOn() throws Exception {
    start("a.example");
    assertThatThrownBy(() -> MonitorApp.start(config("a.example"), surroundings()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another mta-sts-monitor is running");
    awaitLooks("a.example", 1);
  }

  @Test
  void whatCanNotStartLetsGoOfEverything() throws Exception {
    start("a.example");
    int taken = app.orElseThrow().address().orElseThrow().getPort();
    Path file = folder.resolve("second.yaml");
    Files.writeString(
        file,
        """
        domains: [a.example]
        http: {listen: "127.0.0.1:%d"}
        storage: {path: %s}
        """
            .formatted(taken, folder.resolve("second.db")));
    MonitorConfig second = ((ConfigResult.Loaded) new ConfigLoader(Map.of()).load(file)).config();
    assertThatThrownBy(() -> MonitorApp.start(second, surroundings()))
        .isInstanceOf(WebException.class);
    stop();
    app = Optional.of(MonitorApp.start(second, surroundings()));
    await().atMost(PATIENCE).until(() -> get("/-/ready").statusCode() == 200);
  }
}

package mtasts.monitor.realservers;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.notice.ServerTrust;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.Outcome;
import mtasts.alerts.webhook.WebhookFormat;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.lab.http.HookReceiver;
import mtasts.monitor.AlertSettings;
import mtasts.monitor.config.ReceiverConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The format {@code alertmanager}, against the real one. */
@Tag("real-servers")
class AlertmanagerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** It cannot know that there never was a warning, and ends that too. */
  private static final String ENDED = "error resolved, warning resolved";

  @TempDir private Path directory;

  private final Loopback loopback = new Loopback();
  private HookReceiver hook;
  private Alertmanager alertmanager;

  @BeforeEach
  void start() throws IOException {
    hook = HookReceiver.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    alertmanager =
        new Alertmanager(directory.resolve("alertmanager"), loopback.endpoint(), hook.url());
  }

  @AfterEach
  void end() {
    alertmanager.close();
    hook.close();
  }

  @Test
  void whatTheDaemonSeesBreakFiresAndEnds() throws IOException {
    try (RealMailWorld world = new RealMailWorld(directory);
        Daemon daemon = daemon(world)) {
      daemon.awaitStatus(RealMailWorld.DOMAIN, "ok");

      Breakage.EXPIRED_MX_CERTIFICATE.breaks().accept(world);
      awaitAlerts(1);
      assertThat(labels(alertmanager.alerts().getFirst()))
          .containsEntry("alertname", "smtp.certificate-expired")
          .containsEntry("severity", "error")
          .containsKeys("cause", "incident");
      assertThat(alertmanager.alerts().getFirst().path("annotations").path("domains").asString())
          .isEqualTo(RealMailWorld.DOMAIN);

      Breakage.EXPIRED_MX_CERTIFICATE.mends().accept(world);
      awaitAlerts(0);
      awaitTold("error firing", ENDED);
    }
  }

  @Test
  void whatBecomesWorseEndsAsWarningAndFiresAsError() throws InterruptedException {
    assertThat(deliver(MessageKind.OPENED, Severity.WARNING, Instant.now()))
        .isEqualTo(Outcome.taken());
    awaitTold("warning firing");

    deliver(MessageKind.UPDATED, Severity.ERROR, Instant.now());
    awaitTold("warning firing", "error firing, warning resolved");
    assertThat(alertmanager.alerts()).hasSize(1);

    deliver(MessageKind.RESOLVED, Severity.ERROR, Instant.now());
    awaitAlerts(0);
  }

  @Test
  void anEndIsAnEndThoughTheClockOfTheMonitorIsAhead() throws InterruptedException {
    deliver(MessageKind.OPENED, Severity.ERROR, Instant.now());
    awaitAlerts(1);

    deliver(MessageKind.RESOLVED, Severity.ERROR, Instant.now().plusSeconds(120));

    awaitAlerts(0);
    awaitTold("error firing", ENDED);
  }

  private void awaitAlerts(int count) {
    await().atMost(PATIENCE).until(() -> alertmanager.alerts().size() == count);
  }

  /** Waits for these notifications of Alertmanager, in this order. */
  private void awaitTold(String... told) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsSubsequence(told));
  }

  /** For each notification the severities in it and whether they fire. */
  private List<String> told() {
    return hook.requests().stream()
        .map(
            request ->
                StreamSupport.stream(
                        JsonMapper.shared().readTree(request.text()).path("alerts").spliterator(),
                        false)
                    .map(
                        alert ->
                            labels(alert).get("severity") + " " + alert.path("status").asString())
                    .sorted()
                    .reduce((a, b) -> a + ", " + b)
                    .orElse(""))
        .toList();
  }

  private static Map<String, String> labels(JsonNode alert) {
    return alert.path("labels").properties().stream()
        .collect(toMap(Map.Entry::getKey, label -> label.getValue().asString()));
  }

  private Daemon daemon(RealMailWorld world) throws IOException {
    InetSocketAddress http = loopback.endpoint();
    Path file = Configuration.write(directory.resolve("config.yaml"), world, http);
    String receiver =
        "    - {name: am, webhook: {url: \"%s\", format: alertmanager}}\n"
            .formatted(alertmanager.url());
    String text = Files.readString(file);
    assertThat(text).contains("  receivers:\n");
    Files.writeString(file, text.replace("  receivers:\n", "  receivers:\n" + receiver));
    return new Image().run(file, http, directory.resolve("daemon.log"));
  }

  private Outcome deliver(MessageKind kind, Severity severity, Instant now)
      throws InterruptedException {
    ReceiverConfig config =
        new ReceiverConfig.Webhook(
            "am", new Secret(alertmanager.url().toString()), WebhookFormat.ALERTMANAGER, List.of());
    try (Receiver receiver =
        AlertSettings.receiver(config, ServerTrust.system(), InstantSource.system())) {
      return receiver.deliver(notice(kind, severity, now));
    }
  }

  private static Notice notice(MessageKind kind, Severity severity, Instant now) {
    Finding finding =
        new Finding(
            FindingCode.SMTP_CERTIFICATE_EXPIRED,
            severity,
            "mx1.example.com [192.0.2.25]:25",
            "mx1.example.com [192.0.2.25]",
            "The certificate expired",
            "Renew it",
            "RFC 8461 §4.2");
    Instant begin = now.minusSeconds(300);
    Optional<Instant> end = kind == MessageKind.RESOLVED ? Optional.of(now) : Optional.empty();
    return new Notice(
        "msg-1",
        kind,
        Addressee.of("am"),
        new Incident(
            "20261124-ab12cd",
            IncidentKey.of(finding),
            "The certificate expired",
            severity,
            begin,
            begin,
            end,
            false,
            Optional.empty(),
            Optional.empty()),
        List.of(new Affected("20261124-ab12cd", DomainName.of("example.com"), finding, begin, end)),
        Optional.empty(),
        Optional.empty(),
        now,
        new Origin("mon.example.net", "0", Optional.empty()));
  }
}

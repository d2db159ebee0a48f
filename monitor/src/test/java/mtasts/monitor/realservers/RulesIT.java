package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mtasts.lab.MailWorld;
import mtasts.lab.http.HookReceiver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerting rules, by the tools of Prometheus and from a broken server to Alertmanager. */
@Tag("real-servers")
class RulesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path RULES = Path.of("../grafana/rules");

  @Test
  void promtoolFindsNothing() throws IOException {
    List<Object> command = new ArrayList<>(List.of("promtool", "check", "rules", "--lint=all"));
    command.addAll(files(RULES));
    Commands.run(command.toArray());
  }

  @Test
  void theTestsOfTheRulesPass() throws IOException {
    List<Object> command = new ArrayList<>(List.of("promtool", "test", "rules"));
    command.addAll(files(RULES.resolve("tests")));
    Commands.run(command.toArray());
  }

  @Test
  void whatBreaksFiresAtAlertmanagerAndEnds(@TempDir Path folder) throws IOException {
    try (MailWorld world = MailWorld.open();
        HookReceiver hook =
            HookReceiver.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Alertmanager alertmanager =
            new Alertmanager(
                folder.resolve("alertmanager"), new Loopback().endpoint(), hook.url());
        LabMonitor monitor = monitor(folder, world);
        Prometheus prometheus =
            new Prometheus(
                folder.resolve("prometheus"),
                new Loopback().endpoint(),
                monitor.http(),
                List.of(),
                hurried(folder),
                List.of(alertmanager.url()))) {
      monitor.daemon().awaitStatus("example.com", "ok");
      awaitAlerts(alertmanager);

      world.mxHost("mx.example.com").withoutStartTls();
      awaitAlerts(alertmanager, "MtaStsDomainFailing", "MtaStsMxStartTlsBroken");

      world.mxHost("mx.example.com").heal();
      awaitAlerts(alertmanager);

      monitor.daemon().kill();
      awaitAlerts(alertmanager, "MtaStsMonitorDown");
      assertThat(prometheus.firing()).contains("MtaStsMonitorDown");
    }
  }

  private static LabMonitor monitor(Path folder, MailWorld world) {
    world.domain("example.com", "mx.example.com");
    return new LabMonitor(folder, world, "domains: [example.com]\n");
  }

  /** The rules without their patience: {@code for: 20m} is for rounds of a quarter of an hour. */
  private static List<Path> hurried(Path folder) throws IOException {
    List<Path> hurried = new ArrayList<>();
    for (Path file : files(RULES)) {
      String text = Files.readString(file).replaceAll("(?m)^( +for:) .*$", "$1 3s");
      hurried.add(Files.writeString(folder.resolve(file.getFileName()), text));
    }
    return hurried;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void awaitAlerts(Alertmanager alertmanager, String... names) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(alertmanager.alerts())
                    .extracting(alert -> alert.path("labels").path("alertname").asString())
                    .containsExactlyInAnyOrder(names));
  }
}

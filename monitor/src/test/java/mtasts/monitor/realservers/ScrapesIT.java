package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mtasts.lab.MailWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the daemon gives is what Prometheus and its tools want. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScrapesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final MailWorld world = MailWorld.open();
  private Path folder;
  private LabMonitor monitor;

  @BeforeAll
  void start(@TempDir Path directory) {
    folder = directory;
    world.domain("example.com", "mx.example.com");
    world
        .mxHost("mx.example.com")
        .certificate(world.authority().certificate("mx.example.com").expired().issue());
    monitor = new LabMonitor(folder, world, "domains: [example.com]\n");
    monitor.daemon().awaitStatus("example.com", "failing");
  }

  @AfterAll
  void end() {
    monitor.close();
    world.close();
  }

  @Test
  void promtoolFindsNothingInTheMetrics() throws IOException {
    assertThat(monitor.daemon().get("metrics")).contains("mtasts_domain_status");
    check(monitor.daemon().get("metrics"));
  }

  @Test
  void promtoolFindsNothingInAProbe() throws IOException {
    assertThat(monitor.daemon().get("probe?target=example.com")).contains("probe_success 0.0");
    check(monitor.daemon().get("probe?target=example.com"));
  }

  /** As OpenMetrics, which Prometheus asks for. */
  @Test
  void prometheusTakesBothAndKeepsTheEndOfAnExpiredCertificate() {
    try (Prometheus prometheus =
        new Prometheus(
            folder.resolve("prometheus"),
            new Loopback().endpoint(),
            monitor.http(),
            List.of("example.com"),
            List.of(),
            List.of())) {
      for (String job : List.of("mta-sts-monitor", "mta-sts-probe")) {
        await(job)
            .atMost(PATIENCE)
            .until(
                () ->
                    !prometheus
                        .query(
                            "mtasts_mx_certificate_not_after_timestamp_seconds{job=\"%s\"} < time()"
                                .formatted(job))
                        .isEmpty());
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(prometheus.targets()).containsExactly("up", "up"));
      await()
          .atMost(PATIENCE)
          .until(
              () -> prometheus.query("probe_success{instance=\"example.com\"} == 0").size() == 1);
    }
  }

  private void check(String exposition) throws IOException {
    Path file = Files.writeString(folder.resolve("exposition"), exposition);
    Commands.run("sh", "-c", "promtool check metrics < \"$0\"", file);
  }
}

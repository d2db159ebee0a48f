package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mtasts.lab.LabDomain;
import mtasts.lab.MailWorld;
import mtasts.monitor.grafana.Dashboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every query of every dashboard gives something, by a real Prometheus that scrapes the daemon. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern LABEL_VALUES =
      Pattern.compile("label_values\\(([a-z_]+)(?:\\{.*})?, ([a-z]+)\\)");

  private static final String LABEL_NAMES = "label_names(mtasts_domain_status)";

  /** As Grafana would fill them in; no name begins with another. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "$__rate_interval", "10s",
          "$instance", ".*",
          "$domain", "broken.example",
          "$group", "acme|",
          "$label", "customer",
          "$value", ".*",
          "$mx", "mx.broken.example");

  private final MailWorld world = MailWorld.open();
  private LabDomain good;
  private LabMonitor monitor;
  private Prometheus prometheus;

  @BeforeAll
  void start(@TempDir Path folder) {
    good = world.domain("good.example", "mx.good.example");
    world.domain("broken.example", "mx.broken.example");
    world
        .mxHost("mx.broken.example")
        .certificate(world.authority().certificate("mx.broken.example").expired().issue());
    monitor =
        new LabMonitor(
            folder,
            world,
            """
            domains: [good.example]
            groups: [{name: acme, labels: {customer: acme}, domains: [broken.example]}]
            """);
    prometheus =
        new Prometheus(
            folder.resolve("prometheus"),
            new Loopback().endpoint(),
            monitor.http(),
            List.of(),
            List.of(),
            List.of());
    monitor.daemon().awaitStatus("good.example", "ok");
    monitor.daemon().awaitStatus("broken.example", "failing");
  }

  @AfterAll
  void end() {
    prometheus.close();
    monitor.close();
    world.close();
  }

  static List<Dashboard> dashboards() throws IOException {
    return Dashboard.all();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelShowsSomething(Dashboard dashboard) {
    for (JsonNode panel : dashboard.panels()) {
      for (JsonNode target : Dashboard.targets(panel)) {
        awaitSeries(panel.path("title").asString(), target.path("expr").asString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyVariableHasValuesToChooseFrom(Dashboard dashboard) {
    for (JsonNode variable : dashboard.variables().subList(1, dashboard.variables().size())) {
      String query = filled(variable.path("query").path("query").asString());
      Matcher values = LABEL_VALUES.matcher(query);
      assertThat(values.matches() || query.equals(LABEL_NAMES)).as(query).isTrue();
      if (values.matches()) {
        await(query)
            .atMost(PATIENCE)
            .until(() -> !prometheus.labelValues(values.group(1), values.group(2)).isEmpty());
      }
    }
  }

  @Test
  void anotherPolicyIsMarked() throws IOException {
    String changes =
        Dashboard.all().stream()
            .filter(dashboard -> dashboard.name().equals("fleet"))
            .findFirst()
            .orElseThrow()
            .annotations()
            .getFirst()
            .path("expr")
            .asString();
    await().atMost(PATIENCE).until(() -> prometheus.query("mtasts_policy_info").size() == 2);
    await().atMost(PATIENCE).until(() -> prometheus.query(filled(changes)).isEmpty());
    good.id("20261126T000000");
    assertThat(awaitSeries("annotation", changes))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path("metric").path("domain").asString()).isEqualTo("good.example");
              assertThat(change.path("metric").path("id").asString()).isEqualTo("20261126T000000");
            });
  }

  private List<JsonNode> awaitSeries(String title, String expression) {
    String filled = filled(expression);
    return await(title + ": " + filled)
        .atMost(PATIENCE)
        .until(() -> prometheus.query(filled), series -> !series.isEmpty());
  }

  private static String filled(String expression) {
    String filled = expression;
    for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
      filled = filled.replace(variable.getKey(), variable.getValue());
    }
    return filled;
  }
}

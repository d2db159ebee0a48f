package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The image's {@code check} against real servers: its JSON, its text and its exit status. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckCommandIT {
  private final Image image = new Image();
  @AutoClose private RealMailWorld world;
  private Path configuration;

  @BeforeAll
  void start(@TempDir Path directory) {
    world = new RealMailWorld(directory);
    configuration =
        Configuration.write(directory.resolve("config.yaml"), world, world.loopback().endpoint());
  }

  @Test
  void aGoodDomainIsOkWithAllThatWasSeen() {
    Commands.Outcome outcome =
        image.outcome("check", "-c", configuration, "--format", "json", RealMailWorld.DOMAIN);
    assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(0);
    JsonNode report = report(outcome);
    assertThat(report.path("status").asString()).isEqualTo("ok");
    assertThat(codes(report)).isEmpty();
    assertThat(report.path("record").path("id").asString()).isEqualTo("20260101T000000");
    JsonNode policy = report.path("policy");
    assertThat(policy.path("mode").asString()).isEqualTo("enforce");
    assertThat(policy.path("body").asString()).isEqualTo(RealMailWorld.POLICY);
    assertThat(policy.path("addresses").path(0).path("address").asString())
        .isEqualTo(world.nginx().address().getAddress().getHostAddress());
    assertThat(report.path("mx").size()).isEqualTo(2);
    JsonNode probe = report.path("mx").path(0).path("addresses").path(0);
    assertThat(probe.path("starttls").asBoolean()).isTrue();
    assertThat(probe.path("tls").path("protocol").asString()).isEqualTo("TLSv1.3");
    assertThat(probe.path("certificate").path("names").path(0).asString())
        .isEqualTo(RealMailWorld.MX1);
  }

  @ParameterizedTest
  @MethodSource("mtasts.monitor.realservers.Breakage#all")
  void aBreakIsFoundAndSetsTheExitStatus(Breakage breakage) {
    breakage.breaks().accept(world);
    try {
      Commands.Outcome outcome =
          image.outcome("check", "-c", configuration, "--format", "json", RealMailWorld.DOMAIN);
      assertThat(outcome.exit())
          .as(outcome.toString())
          .isEqualTo(breakage.status().equals("failing") ? 2 : 1);
      assertThat(report(outcome).path("status").asString()).isEqualTo(breakage.status());
      assertThat(codes(report(outcome))).contains(breakage.code());
    } finally {
      breakage.mends().accept(world);
    }
  }

  @Test
  void textBeginsWithTheDomainAndItsStatus() {
    Commands.Outcome outcome = image.outcome("check", "-c", configuration, RealMailWorld.DOMAIN);
    assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(0);
    assertThat(outcome.out()).startsWith(RealMailWorld.DOMAIN + "  ok");
  }

  private static JsonNode report(Commands.Outcome outcome) {
    JsonNode all = new ObjectMapper().readTree(outcome.out());
    assertThat(all.path("version").asInt()).isEqualTo(1);
    assertThat(all.path("domains").size()).isEqualTo(1);
    return all.path("domains").path(0);
  }

  private static List<String> codes(JsonNode report) {
    return StreamSupport.stream(report.path("findings").spliterator(), false)
        .map(finding -> finding.path("code").asString())
        .toList();
  }
}

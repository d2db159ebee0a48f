package mtasts.monitor.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The image's {@code check} against real servers: its JSON, its text and its exit status. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckCommandIT {
  @AutoClose private CheckedWorld checked;
  private RealMailWorld world;

  @BeforeAll
  void start(@TempDir Path directory) {
    world = new RealMailWorld(directory);
    checked = new CheckedWorld(world, directory);
  }

  @Test
  void aGoodDomainIsOkWithAllThatWasSeen() {
    CheckReport good = checked.check();
    good.assertGood();
    JsonNode report = good.domain();
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
      CheckReport report = checked.check();
      assertThat(report.exit()).isEqualTo(breakage.status().equals("failing") ? 2 : 1);
      assertThat(report.status()).isEqualTo(breakage.status());
      assertThat(report.codes()).contains(breakage.code());
    } finally {
      breakage.mends().accept(world);
    }
  }

  @Test
  void textBeginsWithTheDomainAndItsStatus() {
    Commands.Outcome outcome = checked.outcome();
    assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(0);
    assertThat(outcome.out()).startsWith(RealMailWorld.DOMAIN + "  ok");
  }
}

package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import mtasts.checks.CaseFolder;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.ReportJson;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run over 500 domains, good and broken in every way that there is a case of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedDomainsIT {

  private static final int DOMAINS = 500;

  /** Some 15 servers let every run wait for its deadlines. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final long seed = Long.getLong("mixed.seed", System.nanoTime());
  private final List<DomainName> domains = new ArrayList<>();
  private CaseWorld world;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    world = new CaseWorld(folder);
    List<CaseFolder> cases = CaseWorld.cases();
    assertThat(cases).hasSizeGreaterThan(300);
    for (int copy = 0; domains.size() < DOMAINS; copy++) {
      for (CaseFolder each : cases) {
        domains.add(world.open(each, copy));
      }
      cases = shuffled(cases).subList(0, Math.min(cases.size(), DOMAINS - domains.size()));
    }
  }

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 256})
  void eachDomainIsJudgedAsAlone(int concurrency) throws Exception {
    String names =
        shuffled(domains).stream().map(DomainName::name).collect(Collectors.joining("\n"));
    Program.Outcome outcome =
        Program.finish(
            Program.process(
                "check", "-c", world.config(concurrency).toString(), "--format", "json", "-"),
            names,
            PATIENCE);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(2);
    SoftAssertions all = new SoftAssertions();
    JsonNode reports = new JsonMapper().readTree(outcome.out()).path("domains");
    all.assertThat(reports.size()).isEqualTo(domains.size());
    for (JsonNode report : reports) {
      DomainReport read = ReportJson.read(report.toString());
      CaseWorld.Told told = world.told(read);
      all.assertThat(told.seen())
          .as("%s with mixed.seed=%d", read.domain(), seed)
          .isEqualTo(told.expected());
    }
    all.assertAll();
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }
}

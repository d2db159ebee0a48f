package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.CaseFolder;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.ReportJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Domains that would harm who looks at them: each is judged in little memory, and in time. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDomainsIT {

  /** A lookup and what follows it take no longer than their deadlines, 10 s and 20 s, twice. */
  private static final Duration IN_TIME = Duration.ofSeconds(60);

  private final Map<String, DomainName> domains = new TreeMap<>();
  private CaseWorld world;
  private String config;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    world = new CaseWorld(folder);
    Set<String> wanted = hostile().collect(Collectors.toSet());
    for (CaseFolder each : CaseWorld.cases()) {
      if (wanted.remove(each.name())) {
        domains.put(each.name(), world.open(each, 0));
      }
    }
    assertThat(wanted).isEmpty();
    config = world.config(64).toString();
  }

  @AfterAll
  void close() {
    world.close();
  }

  static Stream<String> hostile() {
    return Stream.of(
        // endless, slow, huge
        "0353-3.3-policy-drip",
        "0359-3.3-policy-endless-head",
        "0360-3.3-policy-endless-body",
        "0361-3.3-policy-gzip-bomb",
        "0362-3.3-policy-3-mb-line",
        "0417-4.1-mx-21-addresses",
        "0436-4.1-mx-100-hosts",
        "0506-4.2-smtp-dripping-greeting",
        "0518-4.2-smtp-endless-greeting",
        "0519-4.2-smtp-endless-line",
        "0520-4.2-smtp-20000-greeting-lines",
        "0914-dns-cname-loop",
        "0916-dns-64-kb-txt",
        // texts that a terminal would obey
        "0138-3.1-record-control-characters",
        "0206-3.2-policy-nul",
        "0339-3.3-policy-certificate-hostile-name",
        "0342-3.3-policy-redirect-hostile",
        "0350-3.2-policy-media-type-hostile",
        "0432-4.1-mx-hostile-name",
        "0590-4.2-smtp-hostile-greeting",
        "0591-4.2-smtp-hostile-ehlo",
        "0619-5-hostile-texts",
        "0714-tlsrpt-hostile");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isJudgedAloneIn64Mib(String name) throws Exception {
    Program.Outcome outcome =
        check(List.of("--format", "json"), Objects.requireNonNull(domains.get(name)).name());
    DomainReport report = reports(outcome).getFirst();
    CaseWorld.Told told = world.told(report);
    assertThat(told.seen()).isEqualTo(told.expected());
    assertThat(outcome.exit()).isEqualTo(report.status().exitCode());
    assertThat(Duration.ofMillis(report.durationMs())).isLessThan(IN_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--explain"})
  void isPrintedForATerminal(String option) throws Exception {
    String[] names = domains.values().stream().map(DomainName::name).toArray(String[]::new);
    Program.Outcome outcome =
        check(Stream.of(option).filter(word -> !word.isEmpty()).toList(), names);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out())
        .contains(names)
        .contains("policy.too-large", "policy.timeout", "smtp.protocol-error", "\\x1B[31m");
  }

  /** Runs it in 64 MiB, and looks at every character that it wrote. */
  private Program.Outcome check(List<String> options, String... names) throws Exception {
    List<String> words = new ArrayList<>(List.of("check", "-c", config));
    words.addAll(options);
    words.addAll(List.of(names));
    ProcessBuilder process = Program.process(words.toArray(String[]::new));
    process.environment().put("JAVA_OPTS", "-Xmx64m");
    Program.Outcome outcome = Program.finish(process, "");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().codePoints().filter(HostileDomainsIT::isObeyed).toArray()).isEmpty();
    return outcome;
  }

  /** Control characters, and those that turn the direction of what follows. */
  private static boolean isObeyed(int character) {
    return character != '\n'
        && (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT);
  }

  private static List<DomainReport> reports(Program.Outcome outcome) {
    JsonNode reports = new JsonMapper().readTree(outcome.out()).path("domains");
    return reports.valueStream().map(report -> ReportJson.read(report.toString())).toList();
  }
}

package mtasts.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every alerting rule says what it is about and what to do, and has a test. */
class RulesTest {

  private static final Path FOLDER = Path.of("../grafana/rules");
  private static final Path RUNBOOK = Path.of("../docs/rules.md");
  private static final Pattern SERIES = Pattern.compile("\\b(?:mtasts|jvm|process)_[a-z0-9_]+");

  /** One rule, with the tests of the file that it is in. */
  record Rule(
      String alert, String expr, String severity, Map<String, String> annotations, String tests) {

    @Override
    public String toString() {
      return alert;
    }
  }

  static List<Rule> rules() throws IOException {
    return List.of("domains.yaml", "monitor.yaml").stream()
        .flatMap(f -> rules(f).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleSaysWhatItIsAbout(Rule rule) {
    assertThat(rule.severity()).isIn("critical", "warning");
    assertThat(rule.annotations()).containsOnlyKeys("summary", "description", "runbook");
    assertThat(rule.annotations().get("summary")).hasSizeLessThan(100).doesNotEndWith(".");
    assertThat(rule.annotations().get("description")).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleHasItsPartOfTheRunbook(Rule rule) throws IOException {
    assertThat(rule.annotations())
        .containsEntry("runbook", "docs/rules.md#" + rule.alert().toLowerCase(Locale.ROOT));
    assertThat(Files.readString(RUNBOOK)).contains("\n### " + rule.alert() + "\n\n");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleAsksForWhatThereIs(Rule rule) throws IOException {
    Set<String> asked = new TreeSet<>();
    SERIES.matcher(rule.expr()).results().forEach(name -> asked.add(name.group()));
    assertThat(asked).isSubsetOf(MetricsPage.series());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleIsTestedToFireAndToRest(Rule rule) {
    assertThat(rule.tests())
        .contains("alertname: " + rule.alert() + "\n        exp_alerts:")
        .contains("alertname: " + rule.alert() + "}");
  }

  private static List<Rule> rules(String file) {
    try {
      String tests = Files.readString(FOLDER.resolve("tests").resolve(file));
      Object yaml = new Yaml().load(Files.readString(FOLDER.resolve(file)));
      return Dashboard.elements(JsonMapper.shared().valueToTree(yaml).path("groups")).stream()
          .flatMap(group -> Dashboard.elements(group.path("rules")).stream())
          .map(rule -> rule(rule, tests))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(JsonNode rule, String tests) {
    return new Rule(
        rule.path("alert").asString(),
        rule.path("expr").asString(),
        rule.path("labels").path("severity").asString(),
        rule.path("annotations").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, note -> note.getValue().asString())),
        tests);
  }
}

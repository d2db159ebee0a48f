package mtasts.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.report.DomainName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The example shows every key with its default, and the reference explains every key. Which keys
 * there are, the loader itself says: it lists them where it meets an unknown one.
 */
class ExampleConfigTest {

  private static final Path EXAMPLE = Path.of("../config.example.yaml");
  private static final Path REFERENCE = Path.of("../docs/configuration.md");
  private static final Pattern KNOWN_KEYS =
      Pattern.compile("(?:([a-z_.\\[\\]]+): )?unknown key 'zzz'; known keys: (.*)");

  @TempDir private Path folder;

  private final Map<String, String> environment =
      Map.of(
          "PANEL_SECRET", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz",
          "PAGERDUTY_KEY", "0123456789abcdef0123456789abcdef");

  @BeforeEach
  void writeWhatTheExampleNames() throws IOException {
    Files.writeString(folder.resolve("panel-url"), "https://panel.example.net/hook\n");
    Files.writeString(folder.resolve("heartbeat-url"), "https://beat.example.net/1\n");
    for (String pem : List.of("certificate.pem", "key.pem")) {
      Files.copy(Path.of("src/test/resources/bad-config/files/http-" + pem), folder.resolve(pem));
    }
    Files.writeString(folder.resolve("acme-domains.txt"), "www.acme.example\n");
    for (String credential : List.of("tlsrpt-imap", "http-token", "database")) {
      Files.writeString(folder.resolve(credential), "secret-" + credential);
    }
  }

  @Test
  void exampleLoadsWithoutWarning() {
    ConfigResult.Loaded loaded = loaded(EXAMPLE);
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config().domains()).containsOnlyKeys(DomainName.of("example.com"));
  }

  @Test
  void exampleShowsTheDefaults() throws IOException {
    MonitorConfig example = loaded(EXAMPLE).config();
    MonitorConfig minimal = minimal();
    assertThat(withoutFiles(example, minimal)).isEqualTo(minimal);
  }

  @Test
  void whatIsHiddenInTheExampleShowsTheDefaultsToo() throws IOException {
    MonitorConfig all = loaded(uncommented()).config();
    MonitorConfig minimal = minimal();
    assertThat(all.schedule()).isEqualTo(minimal.schedule());
    assertThat(all.checks()).isEqualTo(minimal.checks());
    assertThat(all.alerts().flapping()).isEqualTo(minimal.alerts().flapping());
    assertThat(all.alerts().reminder()).isEqualTo(minimal.alerts().reminder());
    assertThat(all.tlsReports().https()).isEqualTo(minimal.tlsReports().https());
    assertThat(all.tlsReports().imap().orElseThrow().port()).isEqualTo(993);
    assertThat(all.http().map(HttpConfig::listen))
        .isEqualTo(minimal.http().map(HttpConfig::listen));
  }

  @Test
  void exampleShowsEveryKey() throws IOException {
    Set<String> shown = new TreeSet<>();
    collect("", yaml(EXAMPLE), shown);
    collect("", yaml(uncommented()), shown);
    assertThat(knownKeys()).hasSizeGreaterThan(100).isSubsetOf(shown);
  }

  @Test
  void referenceExplainsEveryKey() throws IOException {
    String reference = Files.readString(REFERENCE);
    assertThat(knownKeys()).allSatisfy(key -> assertThat(reference).contains("`" + key + "`"));
  }

  @Test
  void referenceExplainsNoKeyThatThereIsNot() throws IOException {
    Set<String> rows =
        Pattern.compile("(?m)^\\| `([a-z_.\\[\\]]+)` \\|")
            .matcher(Files.readString(REFERENCE))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toSet());
    assertThat(rows).isSubsetOf(knownKeys());
  }

  /** The path of a key, where what several sections share has one path. */
  private static String shared(String section, String key) {
    String path = section.isEmpty() ? key : section + "." + key;
    return path.replaceFirst("^(domains|groups)\\[]\\.expect\\.", "expect.")
        .replaceFirst("^alerts\\.(routes|maintenance)\\[]\\.match\\.", "match.");
  }

  /** The path of every key that the loader knows, but for those of secrets. */
  private Set<String> knownKeys() throws IOException {
    Object spoiled = spoiled("", yaml(uncommented()));
    Path file = folder.resolve("spoiled.yaml");
    Files.writeString(file, new Yaml().dump(spoiled));
    ConfigResult result = loader().load(file);
    assertThat(result).isInstanceOf(ConfigResult.Rejected.class);
    Set<String> known = new TreeSet<>();
    for (Problem problem : ((ConfigResult.Rejected) result).problems()) {
      Matcher matcher = KNOWN_KEYS.matcher(problem.message());
      if (matcher.matches() && !matcher.group(2).equals("credential, env, file")) {
        String section = Optional.ofNullable(matcher.group(1)).orElse("");
        Stream.of(matcher.group(2).split(", "))
            .map(key -> shared(section, key))
            .forEach(known::add);
      }
    }
    return known;
  }

  /** The same with an unknown key in every mapping that has fixed keys. */
  private static Object spoiled(String path, Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(element -> spoiled(path + "[]", element)).toList();
    }
    if (!(node instanceof Map<?, ?> map)) {
      return node;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key.toString(), spoiled(path + "." + key, value)));
    if (!path.endsWith(".labels")) {
      copy.put("zzz", "1");
    }
    return copy;
  }

  private static void collect(String path, Object node, Set<String> keys) {
    if (node instanceof List<?> list) {
      list.forEach(element -> collect(path + "[]", element, keys));
    } else if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            keys.add(shared(path, key.toString()));
            collect(path.isEmpty() ? key.toString() : path + "." + key, value, keys);
          });
    }
  }

  private static Object yaml(Path file) throws IOException {
    return new Yaml().load(Files.readString(file));
  }

  /** The example with everything that it hides; where two exclude each other, the hidden one. */
  private Path uncommented() throws IOException {
    String text =
        Files.readString(EXAMPLE)
            .replaceAll("(?m)^( *)#(?=\\S|  )", "$1")
            .replaceAll("(?m)^(groups|include|  routes|  maintenance): \\[]$", "$1:")
            .replaceAll("(?m)^  path: .*\n", "");
    Path file = folder.resolve("uncommented.yaml");
    Files.writeString(file, text);
    return file;
  }

  private MonitorConfig minimal() throws IOException {
    Path file = folder.resolve("minimal.yaml");
    Files.writeString(
        file,
        """
        domains: [example.com]
        alerts: {receivers: [{name: ops, email: {to: [ops@example.net]}}]}
        """);
    return loaded(file).config();
  }

  private static MonitorConfig withoutFiles(MonitorConfig config, MonitorConfig other) {
    return new MonitorConfig(
        other.domains(),
        config.schedule(),
        config.checks(),
        config.alerts(),
        config.tlsReports(),
        config.http(),
        config.metrics(),
        config.heartbeat(),
        config.storage(),
        other.lists(),
        config.quarantined());
  }

  private ConfigResult.Loaded loaded(Path file) {
    ConfigResult result = loader().load(file);
    assertThat(result).isInstanceOf(ConfigResult.Loaded.class);
    return (ConfigResult.Loaded) result;
  }

  private ConfigLoader loader() {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("CREDENTIALS_DIRECTORY", folder.toString());
    return new ConfigLoader(all);
  }
}

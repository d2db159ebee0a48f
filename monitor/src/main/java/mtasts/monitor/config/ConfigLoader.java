package mtasts.monitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads configuration files. Every problem of a file is found in one reading. A bad included file
 * is left out; a bad main file is no configuration. Safe for use by several threads.
 */
public final class ConfigLoader {

  private final Optional<Map<String, String>> environment;
  private final Predicate<String> secrets;

  /** A loader that finds the secrets of {@code env} and {@code credential} in this environment. */
  public ConfigLoader(Map<String, String> environment) {
    this(Optional.of(Map.copyOf(environment)), _ -> true);
  }

  private ConfigLoader(Optional<Map<String, String>> environment, Predicate<String> secrets) {
    this.environment = environment;
    this.secrets = secrets;
  }

  /**
   * A loader that leaves alone the secrets that lie elsewhere, and all that wants them: for who has
   * no access to them and no use for them.
   */
  public static ConfigLoader withoutSecrets() {
    return new ConfigLoader(Optional.empty(), _ -> false);
  }

  /** As {@link #withoutSecrets}, but for {@code http.token}. */
  public static ConfigLoader withTokenOnly(Map<String, String> environment) {
    return new ConfigLoader(Optional.of(Map.copyOf(environment)), "http.token"::equals);
  }

  /**
   * Reads the file with all that it names. A relative path in a file is relative to that file.
   * Problems name files as this path does.
   */
  public ConfigResult load(Path path) {
    Map<Path, FileStamp> lists = new LinkedHashMap<>();
    SourceFile main = new SourceFile(path, new Problems(), environment, secrets, lists);
    List<Problem> fromIncluded = new ArrayList<>();
    Optional<MonitorConfig> config =
        YamlRoot.read(main).flatMap(root -> root.map(fields -> read(fields, main, fromIncluded)));
    List<Problem> problems = new ArrayList<>(main.problems().sorted());
    problems.addAll(fromIncluded);
    if (config.isPresent() && !main.problems().hasErrors()) {
      return new ConfigResult.Loaded(config.get(), told(problems));
    }
    config.ifPresent(bad -> bad.quarantined().forEach(file -> problems.addAll(file.problems())));
    return new ConfigResult.Rejected(told(problems));
  }

  private static DomainTable domains(
      Fields fields, Duration interval, SourceFile main, List<Problem> fromIncluded) {
    DomainTable table = new DomainTable(interval);
    if (fields.value("groups").isEmpty() && fields.value("include").isEmpty()) {
      fields.required("domains");
    }
    table.take(ListingReader.read(fields), main.problems());
    Set<Path> included = fields.value("include").map(Includes::files).orElse(Set.of());
    for (Path path : included) {
      fromIncluded.addAll(table.include(main.sibling(path)));
    }
    return table;
  }

  private static MonitorConfig read(Fields fields, SourceFile main, List<Problem> fromIncluded) {
    ScheduleConfig schedule =
        fields.section("schedule", ChecksReader::schedule, ScheduleConfig.defaults());
    DomainTable table = domains(fields, schedule.interval(), main, fromIncluded);
    AlertsReader alerts = new AlertsReader(table);
    MonitorConfig config =
        new MonitorConfig(
            table.domains(),
            schedule,
            fields.section("checks", ChecksReader::checks, ChecksConfig.defaults()),
            fields.section("alerts", alerts::read, AlertsConfig.defaults()),
            fields.section("tls_reports", OutsideReader::tlsReports, TlsReportsConfig.defaults()),
            fields.value("http").map(HttpReader::read).orElse(Optional.of(HttpConfig.defaults())),
            fields.section("metrics", OutsideReader::metrics, MetricsConfig.defaults()),
            fields
                .nullable("heartbeat")
                .flatMap(value -> value.map(OutsideReader::heartbeat))
                .flatMap(heartbeat -> heartbeat),
            fields.section("storage", OutsideReader::storage, StorageConfig.defaults()),
            main.lists(),
            table.quarantined());
    warnAboutNothing(fields, config, table);
    return config;
  }

  private static void warnAboutNothing(Fields fields, MonitorConfig config, DomainTable table) {
    Problems problems = fields.owner().file().problems();
    if (config.domains().isEmpty() && table.quarantined().isEmpty() && !problems.hasErrors()) {
      problems.warning(fields.keyPlace("domains"), "no domains: there is nothing to check");
    }
    if (config.alerts().receivers().isEmpty() && !problems.hasErrors()) {
      problems.warning(fields.keyPlace("alerts"), "no receivers: nobody is told anything");
    }
  }

  /** By place; a warning that stands in many places is told at the first, with their number. */
  private static List<Problem> told(List<Problem> problems) {
    Map<String, List<Problem>> alike = new LinkedHashMap<>();
    for (Problem problem : problems.stream().sorted().toList()) {
      boolean warning = problem.severity() == Problem.Severity.WARNING;
      String key = warning ? problem.message() : problem.toString();
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(problem);
    }
    return alike.values().stream().map(ConfigLoader::first).sorted().toList();
  }

  private static Problem first(List<Problem> alike) {
    Problem first = alike.getFirst();
    return alike.size() == 1
        ? first
        : new Problem(
            first.place(),
            first.message() + " (and " + (alike.size() - 1) + " more)",
            first.severity());
  }
}

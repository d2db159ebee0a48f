package mtasts.monitor.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mtasts.checks.report.DomainName;

/**
 * A whole configuration as it is in force: every value checked, every default filled in, every
 * secret read. Immutable.
 *
 * @param domains every monitored domain with its effective settings, by name
 * @param schedule when domains are checked
 * @param checks how they are checked
 * @param alerts who is told what
 * @param tlsReports where TLS-RPT reports come in
 * @param http the HTTP listener; empty where it is off
 * @param metrics which series there are
 * @param heartbeat the dead-man's switch to call; empty where there is none
 * @param storage where the state is kept
 * @param lists the files of {@code domains_from}, as they were when they were read
 * @param quarantined included files that were left out because they are bad
 */
public record MonitorConfig(
    SortedMap<DomainName, DomainConfig> domains,
    ScheduleConfig schedule,
    ChecksConfig checks,
    AlertsConfig alerts,
    TlsReportsConfig tlsReports,
    Optional<HttpConfig> http,
    MetricsConfig metrics,
    Optional<HeartbeatConfig> heartbeat,
    StorageConfig storage,
    Map<Path, FileStamp> lists,
    List<QuarantinedFile> quarantined) {

  /** Takes copies, so that nothing outside can change what is in force. */
  public MonitorConfig {
    domains = Collections.unmodifiableSortedMap(new TreeMap<>(domains));
    lists = Map.copyOf(lists);
    quarantined = List.copyOf(quarantined);
  }

  /**
   * An included file whose domains are left out.
   *
   * @param file the file as its problems name it
   * @param problems why, sorted; at least one of them an error
   */
  public record QuarantinedFile(String file, List<Problem> problems) {

    /** Takes a copy of the problems. */
    public QuarantinedFile {
      problems = List.copyOf(problems);
    }
  }
}

package mtasts.monitor.config;

import java.util.List;

/** What came of reading a configuration file. */
public sealed interface ConfigResult {

  /**
   * The file can be used.
   *
   * @param config what it says; its {@code quarantined} holds the problems of included files that
   *     were left out
   * @param warnings what someone should look at, sorted
   */
  record Loaded(MonitorConfig config, List<Problem> warnings) implements ConfigResult {

    /** Takes a copy of the warnings. */
    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The file cannot be used.
   *
   * @param problems every error and warning found, sorted; at least one error
   */
  record Rejected(List<Problem> problems) implements ConfigResult {

    /** Takes a copy of the problems. */
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}

package mtasts.monitor.config;

import java.util.List;

/**
 * Which series there are.
 *
 * @param perDomain which domains have series of their own
 * @param labels labels of the domains that their series carry
 */
public record MetricsConfig(PerDomain perDomain, List<String> labels) {

  /** Takes a copy of the list. */
  public MetricsConfig {
    labels = List.copyOf(labels);
  }

  /** What is in force where the file says nothing. */
  public static MetricsConfig defaults() {
    return new MetricsConfig(PerDomain.AUTO, List.of());
  }

  /** Which domains have series of their own. */
  public enum PerDomain {
    /** All up to 2000 domains; above that only those that are not ok. */
    AUTO,
    /** All. */
    ALL,
    /** None. */
    NONE
  }
}

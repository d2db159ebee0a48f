package mtasts.monitor.config;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mtasts.checks.report.Severity;

/**
 * What a route or window takes; all that is present must hold, nothing present takes everything. In
 * a glob {@code *} stands for any characters and {@code ?} for one; all else stands for itself.
 *
 * @param domain a glob over the domain name
 * @param code a glob over the code of the finding; matches at least one code that there is
 * @param cause a glob over the cause
 * @param mx a glob over the MX host
 * @param severity the severity, {@code ERROR} or {@code WARNING}
 * @param group the name of the group
 * @param labels labels of the domain with their values
 */
public record Match(
    Optional<String> domain,
    Optional<String> code,
    Optional<String> cause,
    Optional<String> mx,
    Optional<Severity> severity,
    Optional<String> group,
    SortedMap<String, String> labels) {

  /** Takes a copy of the labels. */
  public Match {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** Takes everything. */
  public static Match everything() {
    return new Match(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }
}

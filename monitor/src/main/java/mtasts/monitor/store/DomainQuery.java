package mtasts.monitor.store;

import java.util.Map;
import java.util.Optional;
import mtasts.checks.report.Status;

/**
 * Which domains are wanted: those for which all of this holds.
 *
 * @param text is part of the name
 * @param status the status of the last report
 * @param code the last report tells it
 * @param mx is one of its MX hosts
 * @param group the name of its group
 * @param labels are among its labels
 */
public record DomainQuery(
    Optional<String> text,
    Optional<Status> status,
    Optional<String> code,
    Optional<String> mx,
    Optional<String> group,
    Map<String, String> labels) {

  /** Every domain. */
  public static final DomainQuery ALL =
      new DomainQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  /** Copies the map. */
  public DomainQuery {
    labels = Map.copyOf(labels);
  }

  /** The domains of an MX host. */
  public static DomainQuery ofMx(String host) {
    return new DomainQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(host),
        Optional.empty(),
        Map.of());
  }
}

package mtasts.monitor.store;

import java.util.Optional;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Severity;

/**
 * Which incidents are wanted: those for which all of this holds.
 *
 * @param open whether it is still open
 * @param severity its severity
 * @param code its code
 * @param domain it touches or touched this one
 */
public record IncidentQuery(
    Optional<Boolean> open,
    Optional<Severity> severity,
    Optional<String> code,
    Optional<DomainName> domain) {

  /** Open, or over. */
  public static IncidentQuery all(boolean open) {
    return new IncidentQuery(
        Optional.of(open), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Of one domain, open and over. */
  public static IncidentQuery of(DomainName domain) {
    return new IncidentQuery(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(domain));
  }
}

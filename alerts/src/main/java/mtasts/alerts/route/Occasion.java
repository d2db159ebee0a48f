package mtasts.alerts.route;

import java.util.Optional;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/**
 * What a route decides on: one fault in one domain, or in the monitor itself.
 *
 * @param severity how bad it is for the domain
 * @param code what it is
 * @param cause the shared resource behind it
 * @param domain the domain; absent: the monitor itself
 * @param labels what the configuration says about the domain
 */
public record Occasion(
    Severity severity,
    FindingCode code,
    String cause,
    Optional<DomainName> domain,
    DomainLabels labels) {

  /** The same occasion, as bad as this. */
  public Occasion weighing(Severity other) {
    return new Occasion(other, code, cause, domain, labels);
  }

  /** The MX host, where it is about one: what stands before the address in the cause. */
  Optional<String> mx() {
    return switch (code.area()) {
      case "mx", "smtp", "dane" -> Optional.of(cause.split(" ", 2)[0]);
      default -> Optional.empty();
    };
  }
}

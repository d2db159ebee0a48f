package mtasts.alerts.incident;

import java.util.Comparator;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;

/**
 * What makes findings of many rounds and domains one incident.
 *
 * @param code what is wrong
 * @param cause the shared resource behind it
 */
public record IncidentKey(FindingCode code, String cause) implements Comparable<IncidentKey> {

  private static final Comparator<IncidentKey> ORDER =
      Comparator.comparing(IncidentKey::code).thenComparing(IncidentKey::cause);

  /** The key of a finding. */
  public static IncidentKey of(Finding finding) {
    return new IncidentKey(finding.code(), finding.cause());
  }

  @Override
  public int compareTo(IncidentKey other) {
    return ORDER.compare(this, other);
  }

  /** Code and cause, for log lines. */
  @Override
  public String toString() {
    return code + " (" + cause + ")";
  }
}

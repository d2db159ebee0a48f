package mtasts.checks.history;

import java.util.Optional;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Severity;

/** What a round saw of the record. */
sealed interface RecordSight {

  /** A valid record. */
  record Present(String ofId) implements RecordSight {}

  /** No record: senders that hold a policy keep it, others find none (RFC 8461 §3.1). */
  record Gone() implements RecordSight {}

  /** A record that senders must take for none (§3.1); its own findings say so. */
  record Broken() implements RecordSight {}

  /** Could not be told. */
  record Unknown() implements RecordSight {}

  static RecordSight of(DomainReport report) {
    if (report.record().isEmpty()) {
      return new Unknown();
    }
    Optional<RecordSight> present = report.record().flatMap(RecordSeen::id).map(Present::new);
    return present.orElseGet(() -> isMissing(report) ? new Gone() : new Broken());
  }

  private static boolean isMissing(DomainReport report) {
    return report.findings().stream()
        .anyMatch(
            finding ->
                finding.code() == FindingCode.RECORD_MISSING
                    && finding.severity() == Severity.ERROR);
  }

  /** The id; empty where there is none or it could not be told. */
  default Optional<String> id() {
    return this instanceof Present(String id) ? Optional.of(id) : Optional.empty();
  }

  /** Whether no sender that obeys the RFC fetches a policy. */
  default boolean hidesPolicies() {
    return switch (this) {
      case Gone _, Broken _ -> true;
      case Present _, Unknown _ -> false;
    };
  }
}

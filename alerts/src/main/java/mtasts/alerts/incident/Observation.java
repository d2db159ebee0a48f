package mtasts.alerts.incident;

import java.time.Instant;
import mtasts.checks.report.Finding;

/** What one round says about one key. */
sealed interface Observation {

  /** It is there; {@code at}: when the evidence was gathered. */
  record Present(Finding finding, Instant at) implements Observation {}

  /** It would have been seen and was not; {@code at}: when the evidence was gathered. */
  record Absent(Instant at) implements Observation {}

  /** Nothing that could count. */
  record Nothing(Reason reason) implements Observation {}
}

package mtasts.alerts.incident;

import java.time.Instant;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Severity;

/**
 * One fault in one domain, between its first sighting and its end.
 *
 * @param domain the domain
 * @param key code and cause
 * @param phase where it stands
 * @param rounds how many observations in a row speak for the next phase: sightings while {@code
 *     PENDING}, sightings of a worse severity while {@code FIRING}, absences while {@code
 *     RECOVERING}
 * @param finding what was last said
 * @param severity the severity that is confirmed; while {@code PENDING} that of the finding
 * @param since when it was first seen
 * @param countedAt when the evidence was gathered that was counted last: a probe counts once
 * @param foundAtStart whether the first round of the domain saw it
 */
public record Symptom(
    DomainName domain,
    IncidentKey key,
    Phase phase,
    int rounds,
    Finding finding,
    Severity severity,
    Instant since,
    Instant countedAt,
    boolean foundAtStart) {

  /** Where a symptom stands. */
  public enum Phase {
    /** Seen, not yet often enough to be told. */
    PENDING,
    /** Confirmed. */
    FIRING,
    /** Confirmed, and gone for now. */
    RECOVERING
  }
}

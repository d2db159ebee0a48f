package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Optional;
import mtasts.checks.report.Severity;

/**
 * One fault with one cause, from its confirmation to its end. The domains that it touches are kept
 * apart, as {@link Affected}, since there can be thousands.
 *
 * @param id short and stable: the day it was confirmed and six hex digits, {@code 20261124-ab12cd}
 * @param key code and cause
 * @param title one line that stays the same over its life
 * @param severity the worst that was confirmed so far
 * @param openedAt when it was first seen
 * @param confirmedAt when enough rounds agreed
 * @param resolvedAt when it was over; absent: still open
 * @param foundAtStart whether it was there in the first round of the domain that opened it
 */
public record Incident(
    String id,
    IncidentKey key,
    String title,
    Severity severity,
    Instant openedAt,
    Instant confirmedAt,
    Optional<Instant> resolvedAt,
    boolean foundAtStart) {

  /** Open or resolved. */
  public enum State {
    OPEN,
    RESOLVED
  }

  /** Whether it is over. */
  public State state() {
    return resolvedAt.isPresent() ? State.RESOLVED : State.OPEN;
  }

  /** The same incident, worse. */
  Incident weighing(Severity worse) {
    return new Incident(id, key, title, worse, openedAt, confirmedAt, resolvedAt, foundAtStart);
  }

  /** The same incident, over. */
  Incident resolved(Instant at) {
    return new Incident(
        id, key, title, severity, openedAt, confirmedAt, Optional.of(at), foundAtStart);
  }
}

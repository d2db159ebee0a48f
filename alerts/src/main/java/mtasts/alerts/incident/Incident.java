package mtasts.alerts.incident;

import java.time.Instant;
import java.util.Optional;
import mtasts.checks.report.FaultClass;
import mtasts.checks.report.Finding;
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
 * @param flappedAt while it flaps: when it last came or went
 * @param own what was found, where it is the monitor's own trouble; it touches no domain then
 */
public record Incident(
    String id,
    IncidentKey key,
    String title,
    Severity severity,
    Instant openedAt,
    Instant confirmedAt,
    Optional<Instant> resolvedAt,
    boolean foundAtStart,
    Optional<Instant> flappedAt,
    Optional<Finding> own) {

  /** Where an incident stands. */
  public enum State {
    OPEN,
    /** It comes and goes; whether it is there at the moment is not told. */
    FLAPPING,
    RESOLVED
  }

  /** Where it stands. */
  public State state() {
    if (resolvedAt.isPresent()) {
      return State.RESOLVED;
    }
    return flappedAt.isPresent() ? State.FLAPPING : State.OPEN;
  }

  /** Whether it is a change that was seen: told once, and with nothing to resolve. */
  boolean isEvent() {
    return key.code().faultClass() == FaultClass.EVENT;
  }

  /** The same incident, as bad as this. */
  Incident weighing(Severity worst) {
    return new Incident(
        id, key, title, worst, openedAt, confirmedAt, resolvedAt, foundAtStart, flappedAt, own);
  }

  /** The same incident, over. */
  public Incident resolved(Instant at) {
    return new Incident(
        id,
        key,
        title,
        severity,
        openedAt,
        confirmedAt,
        Optional.of(at),
        foundAtStart,
        Optional.empty(),
        own);
  }

  /** The same incident, open, flapping since then or steady. */
  public Incident reopened(Optional<Instant> flapped) {
    return new Incident(
        id,
        key,
        title,
        severity,
        openedAt,
        confirmedAt,
        Optional.empty(),
        foundAtStart,
        flapped,
        own);
  }

  /** The same incident, which came or went then, once too often. */
  Incident flapping(Instant at) {
    return steadiness(Optional.of(at));
  }

  /** The same incident, which does not flap any more. */
  Incident steady() {
    return steadiness(Optional.empty());
  }

  private Incident steadiness(Optional<Instant> flapped) {
    return new Incident(
        id, key, title, severity, openedAt, confirmedAt, resolvedAt, foundAtStart, flapped, own);
  }

  /** The same incident of the monitor's own, with what is found now. */
  Incident saying(Finding finding) {
    return new Incident(
        id,
        key,
        title,
        severity,
        openedAt,
        confirmedAt,
        resolvedAt,
        foundAtStart,
        flappedAt,
        Optional.of(finding));
  }
}

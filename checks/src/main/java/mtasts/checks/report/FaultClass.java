package mtasts.checks.report;

/**
 * How sure one sighting of a fault makes us, and so how often it is looked at before anyone is
 * told.
 */
public enum FaultClass {
  /** Proved by what was published or sent: a second look rules out a change under way. */
  DEFINITE,
  /** No answer, or a conversation that broke: networks do that, so several looks must agree. */
  TRANSIENT,
  /** Only the calendar can cause it: told at once. */
  TIMED,
  /** A change that was seen: it stands in one report, is told once, and is not over some time. */
  EVENT
}

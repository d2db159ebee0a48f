package mtasts.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mtasts.alerts.incident.Decision;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.incident.SelfIncidents;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/**
 * Whether the rounds keep up with their interval: one that is due while the one before of its
 * domain has not ended is left out. Judged by spans of ten minutes: two in a row in which more than
 * a tenth was left out are an incident, two in which less than a hundredth was end it. A domain or
 * two that are slow are none.
 */
final class Overrun {

  /** How long a span is. */
  static final Duration SPAN = Duration.ofMinutes(10);

  private static final int IN_A_ROW = 2;
  private static final String SUBJECT = "this monitor";

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger leftOut = new AtomicInteger();
  private Instant spanBegan = Instant.MAX;
  private int bad;
  private int good;

  /** A round begins. From any thread. */
  void begun() {
    begun.incrementAndGet();
  }

  /** A round was due, and is left out. From any thread. */
  void leftOut() {
    leftOut.incrementAndGet();
  }

  /** Whether a span has passed, and is to be judged. Used by one thread, as all below. */
  boolean isDue(Instant now) {
    if (now.isBefore(spanBegan)) {
      spanBegan = now; // the first look, or the clock was set back
    }
    return !now.isBefore(spanBegan.plus(SPAN));
  }

  /**
   * Judges the span that has passed.
   *
   * @param state the state, in a transaction that the caller opens and commits
   * @return what was decided
   */
  List<Decision> judge(SelfIncidents self, IncidentState state, Instant now) {
    spanBegan = now;
    int out = leftOut.getAndSet(0);
    int due = begun.getAndSet(0) + out;
    bad = out * 10 > due ? bad + 1 : 0;
    good = due > 0 && out * 100 < due ? good + 1 : 0;
    if (bad >= IN_A_ROW) {
      return List.of(self.troubled(finding(out, due), Set.of(), state, now));
    }
    return good >= IN_A_ROW
        ? self.over(new IncidentKey(FindingCode.SELF_OVERRUN, SUBJECT), state, now).stream()
            .toList()
        : List.of();
  }

  private static Finding finding(int out, int due) {
    FindingCode code = FindingCode.SELF_OVERRUN;
    return new Finding(
        code,
        Severity.WARNING,
        SUBJECT,
        SUBJECT,
        "The rounds take longer than their interval: "
            + out
            + " of "
            + due
            + " that were due within "
            + SPAN.toMinutes()
            + " minutes were left out",
        "Set a longer schedule.interval or a higher schedule.concurrency, or give the monitor a"
            + " faster machine",
        code.reference());
  }
}

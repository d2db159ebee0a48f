package mtasts.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.outbox.Arrears;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Printable;
import mtasts.checks.report.Severity;

/**
 * Watches that receivers get their messages: one that does not is an incident of the monitor's own,
 * told to others.
 */
final class Undelivered {

  /** So long a message may wait before somebody else hears that it does. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final int MAX_ERROR = 300;

  private final SelfIncidents self;

  Undelivered(SelfIncidents self) {
    this.self = self;
  }

  /** Looks at each receiver and gives what became of it. */
  List<Decision> look(Collection<String> receivers, IncidentState state, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (String receiver : receivers) {
      Optional<String> trouble = trouble(receiver, state.arrears(receiver), now);
      if (trouble.isPresent()) {
        decisions.add(
            self.troubled(finding(receiver, trouble.get()), Set.of(receiver), state, now));
      } else {
        self.over(key(receiver), state, now).ifPresent(decisions::add);
      }
    }
    return decisions;
  }

  /** Messages for a receiver that is not there any more are given up, visibly. */
  List<Decision> abandonAllBut(Collection<String> receivers, IncidentState state, Instant now) {
    List<Decision> decisions = new ArrayList<>();
    for (String receiver : state.awaited()) {
      if (!receivers.contains(receiver)) {
        state.abandon(receiver, now, "the receiver is not in the configuration any more");
        self.over(key(receiver), state, now).ifPresent(decisions::add);
      }
    }
    return decisions;
  }

  private static Optional<String> trouble(String receiver, Arrears arrears, Instant now) {
    String name = "\"" + Printable.text(receiver, MAX_ERROR) + "\"";
    String because =
        arrears.error().map(error -> ": " + Printable.text(error, MAX_ERROR)).orElse("");
    if (arrears.dead() > 0) {
      return Optional.of(
          "The receiver " + name + " did not get " + messages(arrears.dead()) + because);
    }
    // What was not tried yet may look old: the clock was set on, or the monitor was not running.
    if (arrears.error().isEmpty()) {
      return Optional.empty();
    }
    return arrears
        .dueSince()
        .filter(since -> !now.isBefore(since.plus(PATIENCE)))
        .map(_ -> "The receiver " + name + " takes no message for a quarter of an hour" + because);
  }

  private static String messages(int count) {
    return count == 1 ? "a message, which was given up" : count + " messages, which were given up";
  }

  private static Finding finding(String receiver, String summary) {
    FindingCode code = FindingCode.SELF_ALERTS_UNDELIVERED;
    return new Finding(
        code,
        code.severity(Mode.ENFORCE).orElse(Severity.ERROR),
        cause(receiver),
        cause(receiver),
        summary,
        "Mend the receiver or its settings, then try it with: mta-sts-monitor alert test -c FILE"
            + " --receiver '"
            + Printable.text(receiver, MAX_ERROR)
            + "'; what waits and what was given up is shown by: mta-sts-monitor"
            + " outbox -c FILE",
        code.reference());
  }

  private static IncidentKey key(String receiver) {
    return new IncidentKey(FindingCode.SELF_ALERTS_UNDELIVERED, cause(receiver));
  }

  private static String cause(String receiver) {
    return "receiver " + receiver;
  }
}

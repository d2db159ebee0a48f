package mtasts.alerts.email;

import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.Severity;

/** The word in brackets that a subject begins with. */
enum Label {
  FAILING("#b00020"),
  WARNING("#8a5a00"),
  MONITOR("#5b3b8c"),
  RESOLVED("#1b6e2f"),
  TEST("#3b5b8c");

  private final String colour;

  Label(String colour) {
    this.colour = colour;
  }

  static Label of(Notice notice) {
    if (notice.kind() == MessageKind.TEST) {
      return TEST;
    }
    Incident incident = notice.incident();
    if (incident.state() == Incident.State.RESOLVED) {
      return RESOLVED;
    }
    if (incident.own().isPresent()) {
      return MONITOR;
    }
    return incident.severity() == Severity.ERROR ? FAILING : WARNING;
  }

  /** A background that white text is readable on. */
  String colour() {
    return colour;
  }
}

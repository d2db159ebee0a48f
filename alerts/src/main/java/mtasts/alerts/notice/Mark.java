package mtasts.alerts.notice;

import mtasts.alerts.incident.Incident;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.Severity;

/** The word that a message begins with: what it is about, at a glance. */
public enum Mark {
  /** A fault that is an error. */
  FAILING,
  /** A fault that is less. */
  WARNING,
  /** The incident is over. */
  RESOLVED,
  /** The monitor itself is in trouble. */
  MONITOR,
  /** The regular summary. */
  DIGEST,
  /** Someone tries the channel. */
  TEST;

  /** The mark of a message. */
  public static Mark of(Message message) {
    return switch (message) {
      case Notice notice -> of(notice);
      case DigestNotice _ -> DIGEST;
    };
  }

  private static Mark of(Notice notice) {
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
}

package mtasts.alerts.notice;

import java.time.Instant;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/**
 * What a finding means for mail, in plain words.
 *
 * @param now what happens to mail now
 * @param later when and how it gets worse
 */
public record Impact(String now, String later) {

  /** The meaning of a finding that was first seen then. */
  public static Impact of(Finding finding, Instant since) {
    if (finding.severity() == Severity.UNKNOWN) {
      return ofUnknown(finding);
    }
    return switch (finding.code().area()) {
      case "record", "policy" -> PolicyImpact.of(finding);
      case "mx", "smtp" -> MxImpact.ofHost(finding, since);
      case "dane" -> MxImpact.ofDane(finding, since);
      case "tlsrpt" ->
          new Impact(
              "Mail is not affected. Reports of failures that senders see may not reach you.",
              "It does not get worse by itself, but a fault that only senders see stays unseen.");
      case "dns" ->
          new Impact(
              "Senders behind a resolver that validates DNSSEC get no answer at all for this name;"
                  + " others see no difference.",
              "More senders are affected as answers run out of their resolvers' caches.");
      case "history" -> HistoryImpact.of(finding);
      case "expect" -> ExpectImpact.of(finding);
      case "self" -> ofMonitor(finding);
      default -> new Impact(finding.code().when() + ".", "");
    };
  }

  /** What the check could not find out says nothing of mail, good or bad. */
  private static Impact ofUnknown(Finding finding) {
    String now =
        finding.code() == FindingCode.SMTP_DEFERRED
            ? "The host puts this monitor off. Where it does the same to senders, mail waits with"
                + " them; whether it does is not known."
            : "Nothing is known of it: the check could not find out whether mail is affected.";
    return new Impact(now, "A fault that begins here meanwhile is not seen.");
  }

  /** The monitor's own trouble says nothing about any domain, and hides what happens to them. */
  private static Impact ofMonitor(Finding finding) {
    return switch (finding.code()) {
      case SELF_ALERTS_UNDELIVERED ->
          new Impact(
              "Mail of your domains is not affected. Alerts about it do not reach everybody whom"
                  + " they should.",
              "Messages that can not be delivered for 48 hours are given up.");
      case SELF_OVERRUN ->
          new Impact(
              "Mail of your domains is not affected. A new fault is seen later than configured.",
              "It does not get worse while the domains stay as many.");
      case SELF_STATE_FAILING ->
          new Impact(
              "Mail of your domains is not affected. What the monitor sees now is not kept, and no"
                  + " new alert can be made.",
              "Faults that begin meanwhile are told when the state can be written again.");
      default ->
          new Impact(
              "Nothing is known to be wrong with the mail of your domains: the monitor can not"
                  + " look, and blames none of them.",
              "Faults that begin meanwhile are seen when the monitor can look again.");
    };
  }
}

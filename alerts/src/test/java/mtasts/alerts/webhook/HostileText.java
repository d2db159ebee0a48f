package mtasts.alerts.webhook;

import java.util.List;
import mtasts.alerts.Notices;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;

/** What a server could say to act through the message about it. */
final class HostileText {

  /** Mentions, links, markup, quotes, controls, reordering, a character outside the BMP. */
  static final String TEXT =
      "554 @everyone @here <!channel> <!here> <@U012AB3CD> <@&42> <https://evil.example|bank>"
          + " [bank](https://evil.example) **b** __u__ ~~s~~ ||x|| `c` \"q\" \\ {{DATE(now)}}"
          + " <at>all</at> & &amp; \u0007\u001b[31m\u202e\u2028\uD83D\uDE00 end";

  private HostileText() {}

  /** A notice with that text wherever a stranger's text can be, so many times over. */
  static Notice notice(MessageKind kind, int times) {
    String text = (TEXT + " ").repeat(times);
    Finding finding =
        new Finding(
            FindingCode.SMTP_REJECTED,
            Severity.ERROR,
            "mx2.example.com [192.0.2.26]:25 " + text,
            "mx2.example.com [192.0.2.26] " + text,
            text,
            text + "\n" + text,
            "RFC 8461 §4.2");
    return with(Notices.of(kind, finding, 1), text);
  }

  private static Notice with(Notice notice, String title) {
    Incident incident = notice.incident();
    List<Affected> affected = notice.affected();
    return new Notice(
        notice.id(),
        notice.kind(),
        notice.addressee(),
        new Incident(
            incident.id(),
            incident.key(),
            title,
            incident.severity(),
            incident.openedAt(),
            incident.confirmedAt(),
            incident.resolvedAt(),
            incident.foundAtStart(),
            incident.flappedAt(),
            incident.own()),
        affected,
        notice.firstId(),
        notice.acknowledgement(),
        notice.now(),
        notice.origin());
  }
}

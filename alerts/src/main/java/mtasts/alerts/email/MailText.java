package mtasts.alerts.email;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.Mark;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.outbox.MessageKind;

/** Makes the mail for a notice. Pure: the same notice gives the same bytes. */
final class MailText {

  private static final int MAX_TITLE = 200;

  private MailText() {}

  /**
   * The mail.
   *
   * @param notice what to tell
   * @param from the address of the sender; its domain makes ids unique
   */
  static Mail of(Notice notice, String from) {
    String domain = from.substring(from.lastIndexOf('@') + 1);
    Mark mark = Mark.of(notice);
    String title = title(notice);
    List<Section> sections = new MailBody(notice).sections();
    return new Mail(
        messageId(notice.id(), domain),
        "[" + mark + "] " + title,
        TextLayout.of("[" + mark + "] " + title, sections),
        HtmlLayout.of(mark, title, sections),
        table(notice),
        headers(notice, domain));
  }

  private static Optional<String> table(Notice notice) {
    return notice.affected().size() > MailBody.DOMAINS_NAMED
        ? Optional.of(DomainsCsv.of(notice.affected()))
        : Optional.empty();
  }

  private static String title(Notice notice) {
    String title = Plain.line(notice.incident().title(), MAX_TITLE);
    int domains = notice.affected().size();
    if (domains == 0) {
      return title;
    }
    return title + (domains == 1 ? " (1 domain)" : " (" + domains + " domains)");
  }

  private static Map<String, String> headers(Notice notice, String domain) {
    Map<String, String> headers = new LinkedHashMap<>();
    notice
        .firstId()
        .filter(first -> !first.equals(notice.id()))
        .map(first -> messageId(first, domain))
        .ifPresent(
            first -> {
              headers.put("In-Reply-To", first);
              headers.put("References", first);
            });
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("X-Auto-Response-Suppress", "All");
    headers.put("List-Id", "mta-sts-monitor <mta-sts-monitor." + domain + ">");
    headers.put("X-MTA-STS-Monitor", marks(notice));
    return headers;
  }

  /** What filters go by; none of it is a stranger's text. */
  private static String marks(Notice notice) {
    Incident incident = notice.incident();
    String state =
        notice.kind() == MessageKind.TEST
            ? "test"
            : incident.state().name().toLowerCase(Locale.ROOT);
    return "state="
        + state
        + "; severity="
        + incident.severity()
        + "; code="
        + incident.key().code()
        + "; incident="
        + incident.id();
  }

  private static String messageId(String id, String domain) {
    return "<" + id + "@" + domain + ">";
  }
}

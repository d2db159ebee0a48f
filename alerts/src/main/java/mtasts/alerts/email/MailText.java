package mtasts.alerts.email;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.notice.DigestNotice;
import mtasts.alerts.notice.Mark;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Plain;
import mtasts.alerts.outbox.MessageKind;

/** Makes the mail for a message. Pure: the same message gives the same bytes. */
public final class MailText {

  private static final int MAX_TITLE = 200;

  private MailText() {}

  /**
   * The mail.
   *
   * @param message what to tell
   * @param from the address of the sender; its domain makes ids unique
   */
  public static Mail of(Message message, String from) {
    String domain = from.substring(from.lastIndexOf('@') + 1);
    return switch (message) {
      case Notice notice -> of(notice, domain);
      case DigestNotice digest -> of(digest, domain);
    };
  }

  private static Mail of(DigestNotice notice, String domain) {
    String subject = "[" + Mark.DIGEST + "] " + notice.title();
    List<Section> sections = DigestBody.sections(notice);
    Map<String, String> headers = automatic(domain);
    headers.put("X-MTA-STS-Monitor", "state=digest");
    return new Mail(
        messageId(notice.id(), domain),
        subject,
        TextLayout.of(subject, sections),
        HtmlLayout.of(Mark.DIGEST, notice.title(), sections),
        Optional.empty(),
        headers);
  }

  private static Mail of(Notice notice, String domain) {
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

  /** Cut between words and in ASCII, so that a subject can be read and matched as it is sent. */
  private static String shortened(String title) {
    if (title.length() <= MAX_TITLE) {
      return title;
    }
    String start = Plain.line(title, MAX_TITLE);
    int space = start.lastIndexOf(' ');
    return start.substring(0, space > 0 ? space : start.length() - 1) + " ...";
  }

  private static String title(Notice notice) {
    String title = shortened(Plain.line(notice.incident().title()));
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
    headers.putAll(automatic(domain));
    headers.put("X-MTA-STS-Monitor", marks(notice));
    return headers;
  }

  /** So that no machine answers. */
  private static Map<String, String> automatic(String domain) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("X-Auto-Response-Suppress", "All");
    headers.put("List-Id", "mta-sts-monitor <mta-sts-monitor." + domain + ">");
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

package mtasts.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import mtasts.alerts.Digests;
import mtasts.alerts.Golden;
import mtasts.alerts.Notices;
import mtasts.alerts.Reports;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailTextTest {

  private static final String FROM = "mta-sts-monitor@example.net";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opened",
        "opened-at-start",
        "updated-many",
        "resolved",
        "resolved-untold",
        "reminder",
        "flapping",
        "monitor",
        "monitor-resolved",
        "test",
        "owner",
        "owner-resolved",
        "owner-again",
        "digest",
        "digest-quiet"
      })
  void looksAsItMust(String name) throws IOException {
    Mail mail = MailText.of(message(name), FROM);

    Golden.check(name + ".eml.txt", head(mail) + "\n" + mail.text());
    Golden.check(name + ".html", mail.html());
  }

  @Test
  void theFirstMailIsAnsweredByAllOthers() {
    Mail first = MailText.of(Notices.of(MessageKind.OPENED, Notices.expired(), 1), FROM);
    Mail later = MailText.of(Notices.of(MessageKind.RESOLVED, Notices.expired(), 1), FROM);

    assertThat(first.headers()).doesNotContainKeys("In-Reply-To", "References");
    assertThat(later.headers())
        .containsEntry("In-Reply-To", "<msg-first@example.net>")
        .containsEntry("References", "<msg-first@example.net>");
  }

  @Test
  void theSubjectStaysTheSameBehindTheBracket() {
    String opened =
        MailText.of(Notices.of(MessageKind.OPENED, Notices.expired(), 1), FROM).subject();
    String resolved =
        MailText.of(Notices.of(MessageKind.RESOLVED, Notices.expired(), 1), FROM).subject();

    assertThat(opened).startsWith("[FAILING] ").endsWith(" (1 domain)");
    assertThat(resolved).isEqualTo(opened.replace("[FAILING]", "[RESOLVED]"));
  }

  @Test
  void aLongSubjectIsCutBetweenWordsAndStaysAscii() {
    Finding wordy =
        new Finding(
            FindingCode.RECORD_INVALID,
            Severity.ERROR,
            "_mta-sts.example.com",
            "_mta-sts.example.com",
            "many words ".repeat(30).strip(),
            "Use fewer",
            "RFC 8461 §3.1");

    assertThat(MailText.of(Notices.of(MessageKind.OPENED, wordy, 1), FROM).subject())
        .matches("\\[FAILING] (many words )+(many )?\\.\\.\\. \\(1 domain\\)")
        .hasSizeLessThan(230);
  }

  @Test
  void aWarningSaysSo() {
    Finding warning = Reports.atMx(FindingCode.SMTP_CERTIFICATE_EXPIRING, Severity.WARNING);

    assertThat(MailText.of(Notices.of(MessageKind.OPENED, warning, 2), FROM).subject())
        .startsWith("[WARNING] ")
        .endsWith(" (2 domains)");
  }

  @Test
  void nothingThatAStrangerSaidBreaksOut() {
    String hostile =
        "x\r\nBcc: victim@example.org\r\n\r\n\u001b[2J<script>alert('&\"1\")</script>\u202e";
    Finding finding =
        new Finding(
            FindingCode.SMTP_REJECTED,
            Severity.ERROR,
            hostile,
            hostile,
            hostile,
            hostile,
            "RFC 5321 §3.1");

    Mail mail = MailText.of(Notices.of(MessageKind.OPENED, finding, 1), FROM);

    assertThat(mail.subject()).doesNotContain("\r", "\n", "\u001b", "\u202e");
    mail.headers().values().forEach(value -> assertThat(value).matches("[ -~]*"));
    assertThat(mail.text()).doesNotContain("\r", "\u001b", "\u202e").doesNotContain("\nBcc");
    assertThat(mail.html()).doesNotContain("<script", "\r", "\u001b", "\u202e");
  }

  @Test
  void moreDomainsThanItNamesAreAttached() {
    assertThat(MailText.of(Notices.of(MessageKind.OPENED, Notices.expired(), 20), FROM).domains())
        .isEmpty();
    assertThat(MailText.of(Notices.of(MessageKind.OPENED, Notices.expired(), 21), FROM).domains())
        .hasValueSatisfying(table -> assertThat(table).hasLineCount(22));
  }

  @Test
  void wrapsProseAndLeavesCommandsWhole() {
    String text = MailText.of(Notices.of(MessageKind.OPENED, Notices.expired(), 1), FROM).text();

    assertThat(text.lines().filter(line -> line.length() > 76))
        .allMatch(line -> line.startsWith("  openssl "));
    assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
  }

  private static Message message(String name) {
    return switch (name) {
      case "opened" -> Notices.of(MessageKind.OPENED, Notices.expired(), 1);
      case "opened-at-start" -> Notices.of(MessageKind.OPENED, Notices.noRecord(), 1);
      case "updated-many" -> Notices.of(MessageKind.UPDATED, Notices.expired(), 23);
      case "resolved" -> Notices.of(MessageKind.RESOLVED, Notices.expired(), 1);
      case "resolved-untold" ->
          Notices.untold(Notices.of(MessageKind.RESOLVED, Notices.expired(), 1));
      case "reminder" -> Notices.of(MessageKind.REMINDER, Notices.expired(), 1);
      case "flapping" -> Notices.of(MessageKind.FLAPPING, Notices.expired(), 2);
      case "monitor" -> Notices.ofMonitor(MessageKind.OPENED);
      case "monitor-resolved" -> Notices.ofMonitor(MessageKind.RESOLVED);
      case "test" -> Notices.untold(Notices.of(MessageKind.TEST, Notices.expired(), 1));
      case "owner" ->
          Notices.to("jo@example.org", Notices.of(MessageKind.OPENED, Notices.expired(), 1));
      case "owner-resolved" -> again(MessageKind.RESOLVED);
      case "owner-again" -> again(MessageKind.OPENED);
      case "digest" -> Digests.full();
      case "digest-quiet" -> Digests.quiet();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String head(Mail mail) {
    return "Message-ID: "
        + mail.messageId()
        + "\nSubject: "
        + mail.subject()
        + "\n"
        + mail.headers().entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\n")
            .collect(Collectors.joining());
  }

  private static Notice again(MessageKind kind) {
    return Notices.elsewhere(Notices.to("jo@example.org", Notices.of(kind, Notices.expired(), 1)));
  }
}

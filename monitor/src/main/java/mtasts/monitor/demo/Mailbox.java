package mtasts.monitor.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.FindingCode;
import mtasts.lab.smtp.Inbox;
import mtasts.lab.smtp.Mail;

/** Reads the operator's mail in the order in which it arrives. */
final class Mailbox {

  private final Inbox inbox;
  private int read;

  Mailbox(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Waits for the next mail that tells this code in this state; others are passed over.
   *
   * @param state {@code open} or {@code resolved}, as the header X-MTA-STS-Monitor has it
   */
  Optional<Mail> awaitState(String state, FindingCode code, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      List<Mail> mails = inbox.awaitMails(read + 1, left);
      if (mails.size() <= read) {
        return Optional.empty();
      }
      Mail mail = mails.get(read++);
      String header = mail.header("X-MTA-STS-Monitor").orElse("");
      if (header.contains("state=" + state + ";") && header.contains("code=" + code + ";")) {
        return Optional.of(mail);
      }
    }
  }
}

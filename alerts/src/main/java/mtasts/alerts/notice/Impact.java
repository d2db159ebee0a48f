package mtasts.alerts.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  /** How long a sender keeps trying before it returns a mail, at least: RFC 5321 §4.5.4.1. */
  private static final Duration QUEUE = Duration.ofDays(5);

  /** The meaning of a finding that was first seen then. */
  public static Impact of(Finding finding, Instant since) {
    boolean error = finding.severity() == Severity.ERROR;
    return switch (finding.code().area()) {
      case "record" -> error ? noPolicy() : readDifferently("record");
      case "policy" -> policy(finding.code(), error);
      case "mx", "smtp" -> error ? refused(finding, since) : fragile(finding.code());
      case "dane" -> error ? daneRefused(finding, since) : daneWeak();
      case "tlsrpt" -> blind();
      case "dns" -> bogus();
      default -> new Impact(finding.code().when() + ".", "");
    };
  }

  private static Impact noPolicy() {
    return new Impact(
        "Senders that hold no copy of the policy deliver without the protection of MTA-STS. Senders"
            + " that hold one keep it and go on enforcing it.",
        "No mail is lost through this, but as the copies run out (max_age after each sender's last"
            + " fetch) protection ends at one sender after the other.");
  }

  private static Impact policy(FindingCode code, boolean error) {
    if (code == FindingCode.POLICY_CERTIFICATE_EXPIRING) {
      return new Impact(
          "Nothing yet: senders still fetch the policy.",
          "Once the certificate has ended, senders cannot fetch the policy any more: those without"
              + " a copy deliver unprotected, the others follow as their copies run out.");
    }
    return error ? noPolicy() : readDifferently("policy");
  }

  private static Impact readDifferently(String what) {
    return new Impact(
        "Senders that read the " + what + " as this monitor does are served; others may not be.",
        "Mail is not held up by this, but some senders may deliver without protection or act on an"
            + " outdated policy.");
  }

  private static Impact refused(Finding finding, Instant since) {
    String host = host(finding);
    return new Impact(
        "Senders that honour MTA-STS do not deliver to "
            + host
            + " (first seen "
            + LocalDate.ofInstant(since, ZoneOffset.UTC)
            + "). They use the other MX hosts of the domain where one passes; where none does, mail"
            + " waits in their queues.",
        "Mail that waits is returned to its author when the sender gives up: with usual settings"
            + " from about "
            + bounces(since)
            + " on.");
  }

  private static Impact fragile(FindingCode code) {
    if (code == FindingCode.SMTP_CERTIFICATE_EXPIRING) {
      return new Impact(
          "Nothing yet: mail is delivered.",
          "Once the certificate has ended, senders that honour a policy in enforce do not deliver"
              + " to this host any more.");
    }
    return new Impact(
        "Mail is delivered: the policy does not refuse it (testing, none or no policy), or another"
            + " way to the host is good.",
        "Under a policy in enforce, and with no other good way left, senders that honour MTA-STS"
            + " would not deliver to this host.");
  }

  private static Impact daneRefused(Finding finding, Instant since) {
    return new Impact(
        "Senders that use DANE do not deliver to "
            + host(finding)
            + ", whatever the MTA-STS policy says; other senders are not affected.",
        "Mail that waits at them is returned from about " + bounces(since) + " on.");
  }

  private static Impact daneWeak() {
    return new Impact(
        "Mail is delivered; senders that use DANE do not get the protection that these records"
            + " promise.",
        "It does not get worse by itself.");
  }

  private static Impact blind() {
    return new Impact(
        "Mail is not affected. Reports of failures that senders see may not reach you.",
        "It does not get worse by itself, but a fault that only senders see stays unseen.");
  }

  private static Impact bogus() {
    return new Impact(
        "Senders behind a resolver that validates DNSSEC get no answer at all for this name; others"
            + " see no difference.",
        "More senders are affected as answers run out of their resolvers' caches.");
  }

  private static String bounces(Instant since) {
    return LocalDate.ofInstant(since.plus(QUEUE), ZoneOffset.UTC).toString();
  }

  private static String host(Finding finding) {
    return finding.cause().split(" ", 2)[0];
  }
}

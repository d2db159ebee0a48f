package mtasts.alerts.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Severity;

/** What a fault at an MX host means for mail. */
final class MxImpact {

  /** How long a sender keeps trying before it returns a mail, at least: RFC 5321 §4.5.4.1. */
  private static final Duration QUEUE = Duration.ofDays(5);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String NO_WORSE = "It does not get worse by itself.";

  private final Finding finding;
  private final Instant since;

  private MxImpact(Finding finding, Instant since) {
    this.finding = finding;
    this.since = since;
  }

  /** The meaning of a finding of the area {@code mx} or {@code smtp}. */
  static Impact ofHost(Finding finding, Instant since) {
    return new MxImpact(finding, since).ofHost();
  }

  /** The meaning of a finding of the area {@code dane}. */
  static Impact ofDane(Finding finding, Instant since) {
    return new MxImpact(finding, since).ofDane();
  }

  private Impact ofHost() {
    return switch (finding.code()) {
      case SMTP_CONNECT_FAILED,
          SMTP_TIMEOUT,
          SMTP_REJECTED,
          SMTP_PROTOCOL_ERROR,
          MX_ADDRESS_MISSING,
          MX_ADDRESS_PRIVATE,
          MX_INVALID ->
          outOfReach();
      case SMTP_CERTIFICATE_EXPIRING, SMTP_CERTIFICATE_RENEWAL_LATE ->
          new Impact(
              "Nothing yet: mail is delivered.",
              "Once the certificate has ended, senders that honour a policy in enforce do not"
                  + " deliver to this host any more.");
      case SMTP_SLOW ->
          new Impact(
              "Senders that wait long enough for the greeting deliver; others give up and try again"
                  + " later, so that mail is late.",
              NO_WORSE);
      case MX_MISSING ->
          new Impact(
              "Senders use the address of the domain itself: mail is delivered where a mail server"
                  + " answers there.",
              "Whoever moves that address, as with a new web server, moves the mail with it.");
      case MX_CNAME ->
          new Impact(
              "Mail is delivered by senders that follow the alias, as most do; some refuse an MX"
                  + " host that is one.",
              NO_WORSE);
      case MX_PATTERN_UNUSED ->
          new Impact(
              "This line of the policy names no MX host in use; by itself it holds no mail up.",
              NO_WORSE);
      default -> finding.severity() == Severity.ERROR ? refused() : notRefused();
    };
  }

  /** Nothing to do with the policy: no sender gets through. */
  private Impact outOfReach() {
    return new Impact(
        "Senders that meet the same as this monitor do not get through to "
            + host()
            + " (first seen "
            + minute(since)
            + "), whether they honour MTA-STS or not. They use another address or MX host where one"
            + " works; where none does, mail waits in their queues.",
        bounces());
  }

  private Impact refused() {
    return new Impact(
        "Senders that honour MTA-STS do not deliver to "
            + host()
            + " (first seen "
            + minute(since)
            + "). They use the other MX hosts of the domain where one passes; where none does, mail"
            + " waits in their queues.",
        bounces());
  }

  private Impact notRefused() {
    return new Impact(
        "Mail is delivered, though perhaps without protection: the policy does not refuse it"
            + " (testing, none or no policy), or another way to the host is good.",
        "Under a policy in enforce, and with no other good way left, senders that honour MTA-STS"
            + " would not deliver to this host.");
  }

  private Impact ofDane() {
    return finding.severity() == Severity.ERROR
        ? new Impact(
            "Senders that use DANE do not deliver to "
                + host()
                + ", whatever the MTA-STS policy says; other senders are not affected.",
            "Mail that waits at them is returned from about " + day(since.plus(QUEUE)) + " on.")
        : new Impact(
            "Mail is delivered; senders that use DANE do not get the protection that these records"
                + " promise.",
            NO_WORSE);
  }

  private String bounces() {
    return "Mail that waits is returned to its author when the sender gives up: with usual settings"
        + " from about "
        + day(since.plus(QUEUE))
        + " on.";
  }

  private static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private String host() {
    return finding.cause().split(" ", 2)[0];
  }
}

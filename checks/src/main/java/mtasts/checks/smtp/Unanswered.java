package mtasts.checks.smtp;

import mtasts.checks.report.FindingCode;

/**
 * What came where a reply was due and is none.
 *
 * @param code what it counts as
 * @param summary the same in plain words
 */
record Unanswered(FindingCode code, String summary) {

  /**
   * Tells it.
   *
   * @param received anything but a reply
   * @param what what was due: {@code the greeting}
   */
  static Unanswered of(Received received, String what) {
    return switch (received) {
      case Received.Silence silence ->
          new Unanswered(
              FindingCode.SMTP_TIMEOUT, "Connected, but " + what + " did not come in time");
      case Received.Gone gone ->
          new Unanswered(
              FindingCode.SMTP_PROTOCOL_ERROR,
              gone.midReply()
                  ? "The connection broke in the middle of " + what
                  : "The server closed the connection instead of sending " + what);
      case Received.Garbled garbled ->
          new Unanswered(
              FindingCode.SMTP_PROTOCOL_ERROR,
              Character.toUpperCase(what.charAt(0)) + what.substring(1) + " " + garbled.why());
      case SmtpReply reply -> throw new IllegalArgumentException("a reply: " + reply.code());
    };
  }
}

package mtasts.checks.smtp;

import java.util.EnumSet;
import java.util.Set;
import mtasts.checks.report.FindingCode;

/** The stages of a conversation, and the codes that each decides; certificates stand beside. */
enum Stage {
  CONNECT,
  OPENING,
  OFFER,
  STARTTLS,
  HANDSHAKE,
  SECURED;

  private Set<FindingCode> codes() {
    return switch (this) {
      case CONNECT -> EnumSet.of(FindingCode.SMTP_CONNECT_FAILED);
      case OPENING ->
          EnumSet.of(
              FindingCode.SMTP_REJECTED,
              FindingCode.SMTP_DEFERRED,
              FindingCode.SMTP_TIMEOUT,
              FindingCode.SMTP_PROTOCOL_ERROR,
              FindingCode.SMTP_SLOW);
      case OFFER -> EnumSet.of(FindingCode.SMTP_STARTTLS_MISSING);
      case STARTTLS ->
          EnumSet.of(FindingCode.SMTP_STARTTLS_REJECTED, FindingCode.SMTP_PLAINTEXT_INJECTION);
      case HANDSHAKE -> EnumSet.of(FindingCode.SMTP_TLS_FAILED, FindingCode.SMTP_TLS_OUTDATED);
      case SECURED -> EnumSet.of(FindingCode.SMTP_CLIENT_CERTIFICATE_REQUIRED);
    };
  }

  /** What this stage and all behind it decide. */
  Set<FindingCode> codesFromHere() {
    Set<FindingCode> all = EnumSet.noneOf(FindingCode.class);
    for (Stage stage : values()) {
      if (stage.compareTo(this) >= 0) {
        all.addAll(stage.codes());
      }
    }
    return all;
  }

  /** What the stages behind this one decide. */
  Set<FindingCode> codesBehind() {
    Set<FindingCode> all = codesFromHere();
    all.removeAll(codes());
    return all;
  }
}

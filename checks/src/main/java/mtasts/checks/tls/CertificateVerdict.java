package mtasts.checks.tls;

import mtasts.checks.report.Severity;

/** What a sender makes of a certificate. Summaries are plain words, already escaped. */
public sealed interface CertificateVerdict {

  /** Valid for the host, with time to spare. */
  record Good() implements CertificateVerdict {}

  /**
   * Valid for the host, and about to end.
   *
   * @param severity {@link Severity#WARNING}, or {@link Severity#ERROR} when very near
   * @param summary until when
   */
  record Expiring(Severity severity, String summary) implements CertificateVerdict {}

  /**
   * A sender that verifies refuses it.
   *
   * @param flaw the first cause
   * @param summary the cause in words, with the names and dates seen
   */
  record Bad(CertificateFlaw flaw, String summary) implements CertificateVerdict {}

  /** True where a sender accepts it today. */
  default boolean isAccepted() {
    return switch (this) {
      case Good good -> true;
      case Expiring expiring -> true;
      case Bad bad -> false;
    };
  }
}

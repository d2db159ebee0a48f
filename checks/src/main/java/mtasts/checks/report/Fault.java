package mtasts.checks.report;

import java.util.Optional;

/**
 * A finding before it is known how much it matters: the parts of a check see faults, the mode of
 * the policy decides their severity.
 *
 * @param code what it is
 * @param subject the record, URL, MX host or address that it speaks of
 * @param cause the shared resource behind it
 * @param summary what was seen, in plain words; already escaped
 * @param remedy what to change
 * @param severity a severity that the part knows better than the catalogue, as for an expiry
 */
public record Fault(
    FindingCode code,
    String subject,
    String cause,
    String summary,
    String remedy,
    Optional<Severity> severity) {

  /** A fault whose severity the catalogue gives. */
  public static Fault of(
      FindingCode code, String subject, String cause, String summary, String remedy) {
    return new Fault(code, subject, cause, summary, remedy, Optional.empty());
  }

  /** The same fault with a severity of its own. */
  public Fault weighing(Severity known) {
    return new Fault(code, subject, cause, summary, remedy, Optional.of(known));
  }

  /** The same fault told in other words. */
  public Fault saying(String words) {
    return new Fault(code, subject, cause, words, remedy, severity);
  }

  /**
   * The finding in a domain whose policy has this mode; none where the catalogue keeps it quiet.
   */
  public Optional<Finding> in(Mode mode) {
    return code.severity(mode)
        .map(
            usual ->
                new Finding(
                    code,
                    severity.orElse(usual),
                    subject,
                    cause,
                    summary,
                    remedy,
                    code.reference()));
  }
}

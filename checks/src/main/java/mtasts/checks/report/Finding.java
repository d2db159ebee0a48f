package mtasts.checks.report;

/**
 * One thing that a check has to say about a domain.
 *
 * @param code what it is; the catalogue explains each
 * @param severity how much it matters for this domain in its mode
 * @param subject the record, URL, MX host or address that it speaks of
 * @param cause the shared resource behind it: findings of many domains with one code and one cause
 *     make one incident
 * @param summary what was seen, one plain line of at most 500 characters
 * @param remedy what to change, with the exact record, line or command where that can be said
 * @param reference RFC and section
 */
public record Finding(
    FindingCode code,
    Severity severity,
    String subject,
    String cause,
    String summary,
    String remedy,
    String reference) {

  /** The longest summary, in characters. */
  public static final int MAX_SUMMARY = 500;

  /** Cuts a summary that is too long. */
  public Finding {
    if (summary.length() > MAX_SUMMARY) {
      summary = summary.substring(0, MAX_SUMMARY - 1) + "…";
    }
  }
}

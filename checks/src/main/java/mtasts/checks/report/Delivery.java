package mtasts.checks.report;

import java.util.Locale;

/** What a compliant sender without a cached policy does with mail to the domain now. */
public enum Delivery {
  /** Enforce, and every MX host is covered, reachable and verified. */
  PROTECTED,
  /** Enforce, and some MX hosts pass: senders use the good ones. */
  PARTIAL,
  /** Enforce, and no MX host passes: mail waits, then bounces. */
  REFUSED,
  /** No usable record or policy, or testing or none: mail goes as without MTA-STS. */
  UNPROTECTED,
  /** Null MX (RFC 7505): the domain takes no mail. */
  NO_MAIL,
  /** Could not be told. */
  UNKNOWN;

  /** The name as it stands in reports: {@code no-mail}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

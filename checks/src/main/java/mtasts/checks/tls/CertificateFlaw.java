package mtasts.checks.tls;

import java.util.Locale;

/** What is wrong with a certificate, in the order in which the first is told. */
public enum CertificateFlaw {
  EXPIRED,
  NOT_YET_VALID,
  NAME_MISMATCH,
  UNTRUSTED,
  SELF_SIGNED,
  INCOMPLETE_CHAIN;

  /** The end of its finding codes: {@code name-mismatch}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package mtasts.checks.report;

import java.util.Locale;

/** The mode of a policy (RFC 8461 §5); a domain without a valid policy counts as {@link #NONE}. */
public enum Mode {
  ENFORCE,
  TESTING,
  NONE;

  /** The value as it stands in a policy: {@code enforce}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package mtasts.checks.report;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** Worth knowing, nothing to do. */
  INFO,
  /** Works today, but fragile, or refused by some senders, or about to fail. */
  WARNING,
  /** The check could not find out: says nothing about the domain. */
  UNKNOWN,
  /**
   * A compliant sender refuses, defers or ignores the policy today, or will on the next contact.
   */
  ERROR;

  /** One step milder: what a fault weighs where another address of the same host is good. */
  public Severity lowered() {
    return this == ERROR ? WARNING : this;
  }

  /** The name as it stands in reports and configuration: {@code error}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

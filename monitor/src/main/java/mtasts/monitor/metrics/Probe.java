package mtasts.monitor.metrics;

import java.util.Locale;

/** The kinds of outward steps that are counted. */
public enum Probe {
  DNS,
  HTTPS,
  SMTP;

  /** What came of a step. */
  public enum Result {
    OK,
    /** The other side failed or refused. */
    FAILED,
    /** Could not be told from here. */
    UNKNOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The label value: {@code https}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

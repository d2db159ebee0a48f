package mtasts.monitor.config;

import java.util.Comparator;

/**
 * Something in a configuration file that is wrong, or unwise.
 *
 * @param place where
 * @param message what, in plain words, on one line
 * @param severity whether the file can be used
 */
public record Problem(Place place, String message, Severity severity)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::place)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::message);

  /** Whether the file can be used. */
  public enum Severity {
    /** It cannot. */
    ERROR,
    /** It can, but someone should look. */
    WARNING
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: message}; a warning says that it is one. */
  @Override
  public String toString() {
    return place + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
  }
}

package mtasts.checks.report;

import java.util.Collection;
import java.util.Locale;

/** The state of a domain: the worst of its findings, in the order failing, unknown, warning, ok. */
public enum Status {
  OK(0),
  WARNING(1),
  UNKNOWN(3),
  FAILING(2);

  private final int exitCode;

  Status(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The status that follows from these findings; {@code info} never changes it. */
  public static Status of(Collection<Finding> findings) {
    return findings.stream().map(f -> of(f.severity())).reduce(OK, Status::worse);
  }

  private static Status of(Severity severity) {
    return switch (severity) {
      case INFO -> OK;
      case WARNING -> WARNING;
      case UNKNOWN -> UNKNOWN;
      case ERROR -> FAILING;
    };
  }

  /** The worse of the two. */
  public Status worse(Status other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * The exit code of {@code check}, as Nagios plugins have it: 0 ok, 1 warning, 2 failing, 3
   * unknown.
   */
  public int exitCode() {
    return exitCode;
  }

  /** The name as it stands in reports: {@code failing}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package mtasts.monitor.cli;

/** Exit codes other than those of a check's status. */
final class ExitCode {

  static final int OK = 0;

  /** Wrong usage (EX_USAGE). */
  static final int USAGE = 64;

  /** The daemon is not reachable (EX_UNAVAILABLE). */
  static final int UNAVAILABLE = 69;

  /** A fault of the program itself (EX_SOFTWARE). */
  static final int INTERNAL = 70;

  /** A bad configuration (EX_CONFIG). */
  static final int CONFIG = 78;

  /** Ended by Ctrl-C before it was done, as shells have it (128 + SIGINT). */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}

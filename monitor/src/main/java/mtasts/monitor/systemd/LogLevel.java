package mtasts.monitor.systemd;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much the program logs. */
public final class LogLevel {

  private LogLevel() {}

  /** From now on only warnings and errors: for a command that tells its own story. */
  public static void warningsOnly() {
    if (LoggerFactory.getLogger("mtasts") instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }
}

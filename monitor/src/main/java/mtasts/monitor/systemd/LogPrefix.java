package mtasts.monitor.systemd;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a log line: under the journal, which adds the time itself, its priority as
 * {@code <6>} (sd-daemon(3)); elsewhere time and level. Made by Logback, see {@code logback.xml}.
 */
public final class LogPrefix extends ClassicConverter {

  private final boolean journal;

  /** For the process as it was started. */
  public LogPrefix() {
    this(System.getenv("JOURNAL_STREAM"));
  }

  LogPrefix(@Nullable String journalStream) {
    this.journal = journalStream != null;
  }

  @Override
  public String convert(ILoggingEvent event) {
    if (journal) {
      return "<" + priority(event.getLevel()) + ">";
    }
    return event.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " + event.getLevel() + " ";
  }

  /** The priorities of syslog(3). */
  private static int priority(Level level) {
    return switch (level.levelInt) {
      case Level.ERROR_INT -> 3;
      case Level.WARN_INT -> 4;
      case Level.INFO_INT -> 6;
      default -> 7;
    };
  }
}

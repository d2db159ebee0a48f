package mtasts.alerts;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** All that libraries say to the log of the JDK while it is open, at every level. */
final class SpokenLog extends Handler implements AutoCloseable {

  private final Queue<String> records = new ConcurrentLinkedQueue<>();
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();

  private SpokenLog() {}

  static SpokenLog open() {
    SpokenLog log = new SpokenLog();
    log.setLevel(Level.ALL);
    log.root.addHandler(log);
    log.root.setLevel(Level.ALL);
    return log;
  }

  String text() {
    return records.stream().collect(Collectors.joining("\n"));
  }

  @Override
  public void publish(LogRecord spoken) {
    records.add(spoken.getLoggerName() + " " + spoken.getMessage() + " " + spoken.getThrown());
  }

  @Override
  public void flush() {
    // nothing is kept back
  }

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
  }
}

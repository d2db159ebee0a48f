package mtasts.monitor.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;

/**
 * Cuts clients that take for ever: a connection on which no request was complete, or no answer
 * begun, within its time is closed, however busily it drips. It holds a place, never a thread.
 */
final class SlowClients implements Connection.Listener, AutoCloseable {

  /** For its answer to begin: a check that was asked for takes its time. */
  private static final Duration FOR_AN_ANSWER = Duration.ofMinutes(2);

  private final Duration forARequest;
  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("web-slow-clients").daemon().factory());

  /** How far a connection was, and since when, in nanoseconds of the machine's own clock. */
  private record Progress(long requests, long answers, long since) {

    static Progress of(Connection connection) {
      return new Progress(
          connection.getMessagesIn(), connection.getMessagesOut(), System.nanoTime());
    }

    boolean isThatOf(Connection connection) {
      return requests == connection.getMessagesIn() && answers == connection.getMessagesOut();
    }
  }

  /**
   * Watches what it is told of.
   *
   * @param forARequest how long a whole request, or the next one, may take to arrive
   */
  static SlowClients watching(Duration forARequest) {
    SlowClients clients = new SlowClients(forARequest);
    long pause = forARequest.dividedBy(10).toMillis();
    var _ =
        clients.watch.scheduleWithFixedDelay(clients::look, pause, pause, TimeUnit.MILLISECONDS);
    return clients;
  }

  private SlowClients(Duration forARequest) {
    this.forARequest = forARequest;
  }

  private void look() {
    open.forEach(this::look);
  }

  private void look(Connection connection, Progress before) {
    if (!before.isThatOf(connection)) {
      open.replace(connection, before, Progress.of(connection));
      return;
    }
    Duration most = before.requests() > before.answers() ? FOR_AN_ANSWER : forARequest;
    if (System.nanoTime() - before.since() > most.toNanos()) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, Progress.of(connection));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}

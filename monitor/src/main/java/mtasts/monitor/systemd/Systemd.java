package mtasts.monitor.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the service gets on, sd_notify(3). Says nothing where {@code NOTIFY_SOCKET} is
 * not set. A message that can not be sent is logged and is no reason to stop.
 */
public final class Systemd {

  private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);

  private final Optional<String> socket;
  private final Optional<Duration> watchdog;
  private final Optional<UnixDatagrams> datagrams;

  /**
   * Reads what systemd has set.
   *
   * @param environment the environment of the process
   * @param pid the id of the process, which {@code WATCHDOG_PID} must name where it is set
   */
  public Systemd(Map<String, String> environment, long pid) {
    this.socket =
        Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
            .filter(path -> path.startsWith("/") || path.startsWith("@"));
    this.datagrams = socket.map(path -> new UnixDatagrams());
    boolean ours =
        Optional.ofNullable(environment.get("WATCHDOG_PID"))
            .map(id -> id.equals(Long.toString(pid)))
            .orElse(true);
    this.watchdog =
        Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .filter(text -> ours && socket.isPresent() && text.matches("[0-9]{1,15}"))
            .map(text -> Duration.ofNanos(Long.parseLong(text) * 1_000))
            .filter(time -> !time.isZero());
  }

  /** The service works. Also ends what {@link #reloading} began. */
  public void ready(String status) {
    send("READY=1\nSTATUS=" + oneLine(status));
  }

  /** The service reads its configuration again; {@link #ready} ends that. */
  public void reloading() {
    // CLOCK_MONOTONIC, which System.nanoTime reads on Linux
    send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1_000);
  }

  /** The service is about to end. */
  public void stopping() {
    send("STOPPING=1\nSTATUS=stopping");
  }

  /** A line for {@code systemctl status}. */
  public void status(String text) {
    send("STATUS=" + oneLine(text));
  }

  /**
   * Feeds the watchdog at half its time, as long as all gets on; without one does nothing.
   *
   * @param alive whether all gets on
   * @return what ends it
   */
  public Thread startWatchdog(BooleanSupplier alive) {
    return Thread.ofVirtual().name("watchdog").start(() -> feed(alive));
  }

  private void feed(BooleanSupplier alive) {
    if (watchdog.isEmpty()) {
      return;
    }
    Duration pause = watchdog.get().dividedBy(2);
    boolean wasAlive = true;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        boolean isAlive = alive.getAsBoolean();
        if (isAlive) {
          send("WATCHDOG=1");
        } else if (wasAlive) {
          LOG.error("something does not get on; systemd will restart the service");
        }
        wasAlive = isAlive;
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String message) {
    if (socket.isEmpty() || datagrams.isEmpty()) {
      return;
    }
    try {
      datagrams.get().send(socket.get(), message);
    } catch (IOException e) {
      LOG.warn(
          "systemd could not be told {}: {}",
          message.lines().findFirst().orElse(""),
          e.getMessage());
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}

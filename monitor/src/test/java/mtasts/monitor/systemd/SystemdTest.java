package mtasts.monitor.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final long PID = 4711;

  @TempDir private Path folder;
  private NotifySocket systemd;

  @BeforeEach
  void listen() {
    systemd = new NotifySocket(path());
  }

  @AfterEach
  void close() {
    systemd.close();
  }

  private String path() {
    return folder.resolve("notify").toString();
  }

  private Systemd notices(String... settings) {
    Map<String, String> environment = new HashMap<>(Map.of("NOTIFY_SOCKET", path()));
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return new Systemd(environment, PID);
  }

  @Test
  void saysThatItIsReady() {
    notices().ready("12 domains");
    assertThat(systemd.receive()).contains("READY=1\nSTATUS=12 domains");
  }

  @Test
  void reachesTheAbstractNamespace() {
    String name = "@mta-sts-monitor-test-" + ProcessHandle.current().pid();
    try (NotifySocket hidden = new NotifySocket(name)) {
      new Systemd(Map.of("NOTIFY_SOCKET", name), PID).ready("up");
      assertThat(hidden.receive()).contains("READY=1\nSTATUS=up");
    }
  }

  @Test
  void saysSinceWhenItReloads() {
    Systemd notices = notices();
    long before = System.nanoTime() / 1_000;
    notices.reloading();
    String message = systemd.receive().orElseThrow();
    assertThat(message).startsWith("RELOADING=1\nMONOTONIC_USEC=");
    long told = Long.parseLong(message.substring(message.lastIndexOf('=') + 1));
    assertThat(told).isBetween(before, System.nanoTime() / 1_000);
  }

  @Test
  void saysThatItStops() {
    notices().stopping();
    assertThat(systemd.receive()).hasValueSatisfying(m -> assertThat(m).startsWith("STOPPING=1"));
  }

  @Test
  void keepsAStatusOnOneLine() {
    notices().status("a\nREADY=1\r\nb");
    assertThat(systemd.receive()).contains("STATUS=a READY=1 b");
  }

  @Test
  void feedsTheWatchdogOnlyWhileAllGetsOn() {
    Systemd notices = notices("WATCHDOG_USEC", "20000", "WATCHDOG_PID", "4711");
    AtomicBoolean alive = new AtomicBoolean(true);
    Thread watchdog = notices.startWatchdog(alive::get);
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> systemd.receive().filter("WATCHDOG=1"::equals).isPresent());
      alive.set(false);
      await().atMost(PATIENCE).until(() -> systemd.receive().isEmpty());
      alive.set(true);
      await()
          .atMost(PATIENCE)
          .until(() -> systemd.receive().filter("WATCHDOG=1"::equals).isPresent());
    } finally {
      watchdog.interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "soon"})
  void leavesTheWatchdogAloneWhereThereIsNone(String time) throws InterruptedException {
    Systemd notices = notices("WATCHDOG_USEC", time);
    notices.startWatchdog(() -> true).join();
    assertThat(systemd.receive()).isEmpty();
  }

  @Test
  void leavesTheWatchdogOfAnotherProcessAlone() throws InterruptedException {
    Systemd notices = notices("WATCHDOG_USEC", "20000", "WATCHDOG_PID", "1");
    notices.startWatchdog(() -> true).join();
    assertThat(systemd.receive()).isEmpty();
  }

  @Test
  void saysNothingWithoutSystemd() {
    assertThatCode(() -> new Systemd(Map.of(), PID).ready("up")).doesNotThrowAnyException();
  }

  @Test
  void goesOnWhereNobodyListens() {
    Systemd notices = new Systemd(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString()), PID);
    assertThatCode(() -> notices.ready("up")).doesNotThrowAnyException();
  }
}

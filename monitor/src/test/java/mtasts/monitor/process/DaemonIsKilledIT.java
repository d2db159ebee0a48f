package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mtasts.lab.LabDomain;
import mtasts.lab.smtp.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** kill -9, and a start: nothing is lost, and nothing is told twice. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonIsKilledIT {

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void anAlertThatCouldNotBeDeliveredBeforeArrivesOnce() throws Exception {
    LabDomain domain = site.world().domain("example.com", "mx1.example.com");
    site.world().inbox().down();
    try (Daemon daemon = site.daemon("example.com")) {
      domain.withoutRecord();
      daemon.awaitMetric("mtasts_outbox_messages{receiver=\"ops\"}", 1);
      daemon.kill();
    }
    site.world().inbox().up();
    try (Daemon daemon = site.daemon("example.com")) {
      assertThat(site.mails(1).getFirst().subject()).startsWith("[FAILING] ");
      daemon.awaitMetric("mtasts_notifications_total{outcome=\"delivered\",receiver=\"ops\"}", 1);
      daemon.kill();
    }
    try (Daemon daemon = site.daemon("example.com")) {
      daemon.awaitRounds("failing", 3);
      assertThat(site.world().inbox().mails()).hasSize(1);
      domain.id("20260102T000000");
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
    }
  }

  /**
   * Each life is killed a little later: before its first round, within it, within the second that
   * confirms, while mails go out. A mail may come twice only where the kill hit between the inbox's
   * word and the note of it, and then with the same Message-ID.
   */
  @Test
  void killsAtAnyMomentLoseNothing() throws Exception {
    List<String> names = IntStream.range(0, 4).mapToObj(i -> "d" + i + ".example").toList();
    names.forEach(name -> site.world().domain(name, "mx." + name).withoutRecord());
    String all = String.join(", ", names);
    Path config = site.write(site.text(all));
    for (int lookups = 1; lookups <= 33; lookups += 8) {
      long enough = site.world().dns().queries() + lookups;
      try (Daemon daemon = Daemon.launch(config, Map.of())) {
        daemon.until(lookups + " lookups", () -> site.world().dns().queries() >= enough);
        daemon.kill();
      }
    }
    try (Daemon daemon = Daemon.launch(config, Map.of())) {
      site.mails(1);
      daemon.kill();
    }
    try (Daemon daemon = Daemon.start(config)) {
      daemon.until("all are told", () -> subjects().size() == names.size());
      daemon.awaitMetric("mtasts_rounds_total{result=\"failing\"}", 8);
      daemon.until(
          "nothing waits", () -> daemon.metric("mtasts_outbox_messages{receiver=\"ops\"}") == 0);
      assertThat(site.world().inbox().mails().stream().map(DaemonIsKilledIT::id).distinct())
          .as("one mail a domain, whatever came twice")
          .hasSize(names.size());
      assertThat(site.world().inbox().mails().size()).isLessThanOrEqualTo(names.size() + 1);
    }
  }

  private List<String> subjects() {
    return site.world().inbox().mails().stream().map(Mail::subject).distinct().toList();
  }

  private static String id(Mail mail) {
    return mail.header("Message-ID").orElseThrow();
  }
}

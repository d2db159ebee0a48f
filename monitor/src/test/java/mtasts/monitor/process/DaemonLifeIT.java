package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mtasts.lab.LabDomain;
import mtasts.lab.smtp.MxFault;
import mtasts.monitor.systemd.NotifySocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How the daemon starts, reloads and ends, and what keeps it from starting. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonLifeIT {

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

  private Program.Outcome run(Path configuration) throws Exception {
    return Program.run("run", "-c", configuration.toString());
  }

  @Test
  void aReloadTakesAGoodFileAndLeavesABadOne() throws Exception {
    site.world().domain("a.example", "mx.a.example");
    site.world().domain("b.example", "mx.b.example");
    LabDomain late = site.world().domain("c.example", "mx.c.example");
    try (Daemon daemon = site.daemon("a.example, b.example")) {
      daemon.until("b was checked", () -> daemon.ask("/metrics").body().contains("\"b.example\""));
      site.write(site.text("a.example, c.example"));
      daemon.signal("HUP");
      daemon.until("c was checked", () -> daemon.ask("/metrics").body().contains("\"c.example\""));
      assertThat(daemon.ask("/metrics").body()).doesNotContain("b.example");
      assertThat(daemon.ask("/api/v1/domains/b.example").statusCode()).isEqualTo(404);

      site.write(site.text("a.example").replace("interval: 1s", "intervall: 1s"));
      daemon.signal("HUP");
      daemon.until("refused", () -> daemon.metric("mtasts_config_last_reload_successful") == 0);
      daemon.awaitLog("the configuration before stays in force");
      assertThat(daemon.log()).contains(site.file() + ":3:3: ", "did you mean");
      late.withoutRecord();
      assertThat(site.mails(1).getFirst().subject()).contains("c.example");

      site.write(site.text("a.example"));
      daemon.signal("HUP");
      daemon.until("taken", () -> daemon.metric("mtasts_config_last_reload_successful") == 1);
      assertThat(daemon.ask("/api/v1/incidents").body()).isEqualTo("{\"incidents\":[]}");
    }
  }

  @Test
  void aListOfDomainsIsTakenWhenItChanges() throws Exception {
    site.world().domain("a.example", "mx.a.example");
    site.world().domain("b.example", "mx.b.example");
    Path list = site.file().resolveSibling("list.txt");
    Files.writeString(list, "a.example\n");
    String text = site.text("") + "groups: [{name: all, domains_from: list.txt}]\n";
    try (Daemon daemon = Daemon.start(site.write(text))) {
      daemon.until("a was checked", () -> daemon.ask("/metrics").body().contains("\"a.example\""));
      Files.writeString(list, "b.example\n");
      daemon.until("b was checked", () -> daemon.ask("/metrics").body().contains("\"b.example\""));
      assertThat(daemon.ask("/metrics").body()).doesNotContain("\"a.example\"");

      Files.writeString(list, "b.example\nno domain\n");
      daemon.awaitLog("the configuration before stays in force");
      assertThat(daemon.log()).contains(list + ":2:1: ");
      assertThat(daemon.ask("/api/v1/domains/b.example").statusCode()).isEqualTo(200);
      Files.writeString(list, "b.example\n");
      daemon.until("taken", () -> daemon.metric("mtasts_config_last_reload_successful") == 1);
    }
  }

  @Test
  void sigtermEndsItWithinTenSecondsWhateverIsUnderWay() throws Exception {
    site.world().domain("a.example", "mx.a.example");
    site.world().mxHost("mx.a.example").fault(MxFault.GREETING_SILENCE);
    site.world().domain("b.example", "mx.b.example").withoutRecord();
    site.world().inbox().hang();
    try (Daemon daemon = site.daemon("a.example, b.example")) {
      daemon.until("a mail hangs", () -> site.world().inbox().connections() > 0);
      daemon.signal("TERM");
      assertThat(daemon.exit(Duration.ofSeconds(10))).isZero();
      assertThat(daemon.log()).endsWith("stopped\n").doesNotContain("\tat ");
    }
  }

  @Test
  void whatIsTakenByAnotherKeepsItFromStarting() throws Exception {
    site.world().domain("a.example", "mx.a.example");
    try (Daemon daemon = site.daemon("a.example")) {
      Program.Outcome second = run(site.file());
      assertThat(second.exit()).isEqualTo(69);
      assertThat(second.err())
          .endsWith(site.state() + ": another mta-sts-monitor is running on this state file\n");
      daemon.awaitRounds("ok", 1);
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      Program.Outcome outcome =
          run(site.write(site.text("a.example").replace("127.0.0.1:0", listen)));
      assertThat(outcome.exit()).isEqualTo(69);
      assertThat(outcome.err())
          .contains("http.listen: " + listen + " can not be opened")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aBadConfigurationIsToldWhole() throws Exception {
    Path bad =
        Files.writeString(
            folder.resolve("bad.yaml"),
            """
            domains: [example.com, example.com, not a domain]
            schedul: {interval: 15m}
            alerts: {group_wait: soon}
            """);
    Program.Outcome outcome = run(bad);
    assertThat(outcome.exit()).isEqualTo(78);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines().filter(line -> line.startsWith(bad + ":")))
        .hasSize(4)
        .anyMatch(line -> line.startsWith(bad + ":1:24: "))
        .anyMatch(line -> line.startsWith(bad + ":1:37: "))
        .anyMatch(line -> line.startsWith(bad + ":2:1: "))
        .anyMatch(line -> line.startsWith(bad + ":3:22: "));
  }

  @Test
  void aStateThatCanNotBeUsedIsToldAndLeftAsItIs() throws Exception {
    Path config = site.write(site.text("a.example"));
    byte[] letter =
        "Dear diary, this is no database. ".repeat(40).getBytes(StandardCharsets.US_ASCII);
    Files.write(site.state(), letter);
    Program.Outcome foreign = run(config);
    assertThat(foreign.exit()).isEqualTo(69);
    assertThat(foreign.err())
        .endsWith(
            site.state()
                + ": this is not a state file (no SQLite database); nothing was changed\n");
    assertThat(site.state()).hasBinaryContent(letter);

    Files.delete(site.state());
    Files.createDirectory(site.state());
    Program.Outcome folderThere = run(config);
    assertThat(folderThere.exit()).isEqualTo(69);
    assertThat(folderThere.err()).contains("\n" + site.state() + ": ").doesNotContain("\tat ");
  }

  @Test
  void systemdIsToldOfStartReloadLifeAndEnd() throws Exception {
    site.world().domain("a.example", "mx.a.example");
    String socket = folder.resolve("notify").toString();
    List<String> told = new ArrayList<>();
    try (NotifySocket systemd = new NotifySocket(socket);
        Daemon daemon =
            Daemon.launch(
                site.write(site.text("a.example")),
                Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "400000"))) {
      daemon.until("ready", () -> heard(systemd, told, "READY=1\nSTATUS=1 domain, 1 receiver"));
      daemon.until("alive", () -> heard(systemd, told, "WATCHDOG=1"));
      daemon.signal("HUP");
      daemon.until("reloading", () -> heard(systemd, told, "RELOADING=1\nMONOTONIC_USEC="));
      daemon.until("ready again", () -> heard(systemd, told, "READY=1"));
      daemon.signal("TERM");
      assertThat(daemon.exit()).isZero();
      await().atMost(Program.PATIENCE).until(() -> heard(systemd, told, "STOPPING=1"));
    }
  }

  /** Takes the next message, if one is there; true where it begins like this. */
  private static boolean heard(NotifySocket systemd, List<String> told, String message) {
    systemd.receive().ifPresent(told::add);
    boolean heard = told.stream().anyMatch(text -> text.startsWith(message));
    if (heard) {
      told.clear();
    }
    return heard;
  }
}

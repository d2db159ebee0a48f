package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mtasts.lab.LabDomain;
import mtasts.lab.smtp.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Silences, windows and acknowledgements, by the commands and against the running daemon. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonKeepsQuietIT {

  @TempDir private Path folder;
  private Site site;
  private String config;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    config = site.file().toString();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String text(String domains) throws IOException {
    return site.text(domains)
        .replace(
            "{listen: \"127.0.0.1:0\"}",
            "{listen: \"127.0.0.1:" + Site.freePort() + "\", token: s3cret}");
  }

  private Program.Outcome silence(String domain) throws Exception {
    return Program.run(
        "silence",
        "add",
        "-c",
        config,
        "--match",
        "domain=" + domain,
        "--for",
        "2h",
        "--comment",
        "new zone");
  }

  @Test
  void aSilenceHoldsAllAndWhenItIsRemovedWhatIsBrokenIsToldAtOnce() throws Exception {
    LabDomain a = site.world().domain("a.example", "mx.a.example");
    LabDomain b = site.world().domain("b.example", "mx.b.example");
    try (Daemon daemon = Daemon.start(site.write(text("a.example, b.example")))) {
      daemon.awaitReady();
      Program.Outcome added = silence("?.example");
      assertThat(added.exit()).isZero();
      String id = added.out().strip();
      a.withoutRecord();
      b.withoutRecord();
      daemon.awaitLog("holding incident");
      daemon.until("two are open", () -> incidents(daemon) == 2);
      b.id("20260101T000000");
      daemon.until("one is over", () -> incidents(daemon) == 1);
      Program.Outcome told = Program.run("incidents", "-c", config);
      assertThat(told.out())
          .contains("a.example")
          .contains("silenced until 2")
          .contains("new zone");
      assertThat(Program.run("silence", "list", "-c", config).out())
          .contains(id + "  until ", "domain=?.example  new zone");
      assertThat(site.world().inbox().mails()).isEmpty();

      assertThat(Program.run("silence", "remove", "-c", config, id).exit()).isZero();
      Mail alert = site.mails(1).getFirst();
      assertThat(alert.subject()).startsWith("[FAILING] ").contains("a.example");

      a.id("20260101T000000");
      site.mails(2);
      daemon.awaitRounds("ok", 4);
      assertThat(site.world().inbox().mails())
          .extracting(mail -> mail.subject().replaceFirst("].*", "]"))
          .containsExactly("[FAILING]", "[RESOLVED]");
    }
  }

  @Test
  void aWindowEndsWithTheConfigurationAndAnIncidentCanBeAcknowledged() throws Exception {
    LabDomain domain = site.world().domain("a.example", "mx.a.example").withoutRecord();
    String plain = text("a.example");
    String window =
        "alerts:\n  maintenance: [{match: {}, times: \"00:00-24:00\"}]\n  reminder: 2s\n";
    try (Daemon daemon = Daemon.start(site.write(plain.replace("alerts:\n", window)))) {
      daemon.awaitLog("holding incident");
      assertThat(Program.run("silence", "list", "-c", config).out())
          .contains("everything  maintenance daily");
      assertThat(site.world().inbox().mails()).isEmpty();

      site.write(plain.replace("alerts:\n", "alerts:\n  reminder: 2s\n"));
      daemon.signal("HUP");
      List<Mail> mails = site.mails(3);
      assertThat(mails.get(0).subject()).startsWith("[FAILING] ");
      assertThat(mails.get(2).text()).contains("This is a reminder");
      String id =
          daemon.json("/api/v1/incidents").path("incidents").path(0).path("id").asString("");
      assertThat(Program.run("incidents", "ack", "-c", config, "--comment", "on it", id).exit())
          .isZero();
      int before = site.world().inbox().mails().size();
      daemon.awaitRounds("failing", 5);
      assertThat(site.world().inbox().mails().size()).isLessThanOrEqualTo(before + 1);
      assertThat(Program.run("incidents", "-c", config).out()).contains("acknowledged 2", "on it");

      domain.id("20260101T000000");
      daemon.until("it is over", () -> incidents(daemon) == 0);
      daemon.until("its end is told", () -> last().subject().startsWith("[RESOLVED] "));
      assertThat(last().text()).contains("Acknowledged").contains("on it");
    }
  }

  @Test
  void whoHasNoTokenChangesNothing() throws Exception {
    site.world().domain("a.example", "mx.a.example");
    try (Daemon daemon = Daemon.start(site.write(text("a.example")))) {
      site.write(Files.readString(site.file()).replace("token: s3cret", "token: wrong"));
      Program.Outcome refused = silence("a.example");
      assertThat(refused.exit()).isEqualTo(64);
      assertThat(refused.err()).contains("http.token").doesNotContain("s3cret");
      assertThat(daemon.json("/api/v1/silences").path("silences")).isEmpty();
    }
  }

  private Mail last() {
    return site.world().inbox().mails().getLast();
  }

  private static int incidents(Daemon daemon) throws IOException, InterruptedException {
    return daemon.json("/api/v1/incidents").path("incidents").size();
  }
}

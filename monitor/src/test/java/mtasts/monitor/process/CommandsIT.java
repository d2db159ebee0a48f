package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mtasts.lab.LabDomain;
import mtasts.lab.dns.DnsFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as users run them. One world, in which nothing changes. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsIT {

  private static final String ESCAPE = "\u001b";

  private Path folder;
  private Site site;
  private Path config;
  private String resolver;

  @BeforeAll
  void open(@TempDir Path shared) throws IOException {
    folder = shared;
    site = new Site(folder);
    site.world().domain("ok.example", "mx1.ok.example", "mx2.ok.example");
    site.world().domain("warned.example", "mx.warned.example").withoutTlsRpt();
    site.world()
        .domain("short.example", "mx.short.example")
        .publish(LabDomain.policy("enforce", 3600, "mx.short.example"));
    site.world().domain("failing.example", "mx.failing.example").withoutRecord();
    site.world().domain("unknown.example", "mx.unknown.example");
    site.world().dns().fault("_mta-sts.unknown.example", "TXT", DnsFault.SERVFAIL);
    site.world().domain("nothing.example").mx(".");
    site.world().domain("unseen.example", "mx.unseen.example");
    site.world().dns().fault("mta-sts.unseen.example", "ANY", DnsFault.SERVFAIL);
    config = site.write(site.withFixedPort(site.text("ok.example")));
    resolver = "127.0.0.1:" + site.world().dns().address().getPort();
  }

  @AfterAll
  void close() {
    site.close();
  }

  private Program.Outcome check(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("check", "-c", config.toString()));
    all.addAll(List.of(arguments));
    return Program.run(all.toArray(String[]::new));
  }

  @Test
  void theExitCodeOfCheckIsTheWorstStatus() throws Exception {
    Program.Outcome ok = check();
    assertThat(ok.exit()).isZero();
    assertThat(ok.out()).startsWith("ok.example  ok       protected\n").doesNotContain(ESCAPE);
    Program.Outcome warning = check("short.example", "ok.example");
    assertThat(warning.exit()).isEqualTo(1);
    assertThat(warning.out())
        .contains("short.example  warning  protected\n", "ok.example     ok       protected\n");
    Program.Outcome unknown = check("unknown.example", "short.example");
    assertThat(unknown.exit()).isEqualTo(3);
    assertThat(unknown.out()).contains("unknown.example  unknown", "dns.lookup-failed");
    assertThat(check("unknown.example", "failing.example", "ok.example").exit()).isEqualTo(2);
  }

  @Test
  void checkReadsDomainsFromStandardInputAndPrintsJson() throws Exception {
    Program.Outcome outcome =
        Program.finish(
            Program.process("check", "-c", config.toString(), "--format", "json", "-"),
            "OK.example. # the good one\n\nfailing.example\n");
    assertThat(outcome.exit()).isEqualTo(2);
    JsonNode document = new JsonMapper().readTree(outcome.out());
    assertThat(document.path("version").asInt()).isEqualTo(1);
    assertThat(document.path("domains").valueStream())
        .extracting(domain -> domain.path("domain").asString())
        .containsExactly("ok.example", "failing.example");
  }

  @Test
  void onlyAndExplainNarrowAndWidenTheReport() throws Exception {
    Program.Outcome only = check("--only", "mx,smtp", "failing.example");
    assertThat(only.exit()).isZero();
    assertThat(only.out()).doesNotContain("record.missing");
    Program.Outcome explained = check("--explain", "ok.example");
    assertThat(explained.out())
        .contains(
            "_mta-sts.ok.example TXT \"v=STSv1; id=20260101T000000;\"",
            "| mx: mx1.ok.example",
            "MX 10 mx1.ok.example (covered by mx: mx1.ok.example)",
            "TLSv1.3")
        .doesNotContain(ESCAPE);
  }

  @Test
  void wrongUsageEndsWith64AndSaysWhereHelpIs() throws Exception {
    Program.Outcome outcome = Program.run("check", "--only", "mx,dns", "ok.example");
    assertThat(outcome.exit()).isEqualTo(64);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            """
            --only dns: not one of record, policy, mx, smtp, tlsrpt, dane
            See mta-sts-monitor check --help
            """);
  }

  @Test
  void aReaderWhoLeavesIsNoError() throws Exception {
    Program.Outcome outcome =
        Program.finish(
            Program.shell("\"$0\" check -c \"$1\" --explain ok.example | true", config.toString()),
            "");
    assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void suggestPrintsWhatPassesTheRules() throws Exception {
    Program.Outcome outcome =
        Program.run("suggest", "--resolver", resolver, "--mode", "enforce", "OK.example");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(
            "https://mta-sts.ok.example/.well-known/mta-sts.txt",
            """
            version: STSv1
            mode: enforce
            mx: mx1.ok.example
            mx: mx2.ok.example
            max_age: 604800
            """,
            "_smtp._tls.ok.example. IN TXT \"v=TLSRPTv1; rua=mailto:tls-reports@ok.example\"")
        .containsPattern("_mta-sts\\.ok\\.example\\. IN TXT \"v=STSv1; id=20[0-9]{6}T[0-9]{6};\"");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void suggestSaysWhyThereIsNothingToSuggest() throws Exception {
    Program.Outcome gone = Program.run("suggest", "--resolver", resolver, "gone.example");
    assertThat(gone.exit()).isEqualTo(2);
    assertThat(gone.err()).isEqualTo("gone.example does not exist in the DNS\n");
    Program.Outcome noMail = Program.run("suggest", "--resolver", resolver, "nothing.example");
    assertThat(noMail.exit()).isEqualTo(2);
    assertThat(noMail.err()).contains("null MX");
  }

  @Test
  void whatIsSuggestedToExpectIsPastedAndHolds() throws Exception {
    Program.Outcome suggested =
        Program.run("config", "show", config.toString(), "--suggest-expect", "OK.example");
    assertThat(suggested.exit()).as(suggested.err()).isZero();
    assertThat(suggested.out())
        .isEqualTo(
            "expect: {mode: enforce, mx: [mx1.ok.example, mx2.ok.example], max_age: 604800,"
                + " policy_host: mta-sts.ok.example}\n");
    Path declared = folder.resolve("declared.yaml");
    String entry = "{name: ok.example, " + suggested.out().strip() + "}";
    Files.writeString(declared, site.text(entry));
    assertThat(Program.run("check", "-c", declared.toString()).exit()).isZero();
    Files.writeString(declared, site.text(entry.replace("mx2.", "mx3.")));
    Program.Outcome drifted = Program.run("check", "-c", declared.toString());
    assertThat(drifted.exit()).isEqualTo(2);
    assertThat(drifted.out())
        .contains(
            "expect.mx",
            "ok.example. IN MX 10 mx3.ok.example.",
            "declare expect: {mx: [mx1.ok.example, mx2.ok.example]}");
    assertThat(Program.run("config", "show", declared.toString(), "--domain", "ok.example").out())
        .contains("  expect.mx: [mx1.ok.example, mx3.ok.example]  # ");
  }

  @Test
  void nothingIsSuggestedThatCouldNotBeSeen() throws Exception {
    Program.Outcome outcome =
        Program.run("config", "show", config.toString(), "--suggest-expect", "unseen.example");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).isEqualTo("expect: {mx: [mx.unseen.example]}\n");
    assertThat(outcome.err())
        .contains("could not be told: mode, max_age, policy_host", "check -c " + config);
  }

  @Test
  void statusAndIncidentsAskTheDaemon() throws Exception {
    Program.Outcome none = Program.run("status", "-c", config.toString());
    assertThat(none.exit()).isEqualTo(69);
    assertThat(none.err()).startsWith("the daemon at http://127.0.0.1:").contains("no answer");

    Path own = folder.resolve("own.yaml");
    Files.writeString(
        own,
        site.withFixedPort(site.text("ok.example, failing.example"))
            .replace("tls: none}", "tls: none, username: u, password: {env: MAIL_PASSWORD}}"));
    try (Daemon daemon = Daemon.launch(own, Map.of("MAIL_PASSWORD", "secret"))) {
      daemon.awaitLog(", incident ");
      Program.Outcome all = Program.run("status", "-c", own.toString());
      assertThat(all.exit()).as(all.err()).isZero();
      assertThat(all.out().lines())
          .hasSize(2)
          .anyMatch(line -> line.startsWith("failing.example  failing  unprotected  20"))
          .anyMatch(line -> line.startsWith("ok.example       ok       protected    20"))
          .anyMatch(line -> line.contains("record.missing"));

      Program.Outcome one = Program.run("status", "-c", own.toString(), "failing.example");
      assertThat(one.out()).contains("failing.example  failing", "fix: ");
      Program.Outcome incidents = Program.run("incidents", "-c", own.toString());
      assertThat(incidents.exit()).isZero();
      assertThat(incidents.out())
          .matches(
              "(?s)error    20[0-9]{6}-[0-9a-f]{6}  record\\.missing  _mta-sts\\.failing\\.example"
                  + "  since 20.*")
          .contains("\n           failing.example\n");
      assertThat(Program.run("status", "-c", own.toString(), "other.example").exit()).isEqualTo(64);
    }
  }

  @Test
  void alertTestSendsASample() throws Exception {
    Program.Outcome outcome = Program.run("alert", "test", "-c", config.toString());
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).startsWith("ops: delivered");
    assertThat(site.world().inbox().mails()).anyMatch(mail -> mail.subject().startsWith("[TEST] "));
  }

  @Test
  void configShowWritesTimesAsTheFileDoes() throws Exception {
    Path file = folder.resolve("shown.yaml");
    Files.writeString(
        file,
        """
        domains:
          - name: a.example
            interval: 5m
            expect: {mode: enforce, mx: [mx.a.example], max_age: 604800}
          - b.example
        """);
    Program.Outcome outcome = Program.run("config", "show", file.toString());
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            a.example  # %1$s:2:11
              interval: 5m  # %1$s:3:5
              expect.mode: enforce  # %1$s:4:5
              expect.mx: [mx.a.example]  # %1$s:4:5
              expect.max_age: 604800  # %1$s:4:5
            b.example  # %1$s:5:5
              interval: 15m  # schedule
            """
                .formatted(file));
  }
}

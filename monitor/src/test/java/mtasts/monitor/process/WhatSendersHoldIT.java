package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mtasts.lab.LabDomain;
import mtasts.lab.smtp.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What only a monitor that remembers can say, told by the daemon, and the plans made by it. */
@Execution(ExecutionMode.CONCURRENT)
class WhatSendersHoldIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String OLD = "mx.old.example";
  private static final String NEW = "mx.new.example";

  @TempDir private Path folder;
  private Site site;
  private LabDomain domain;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    domain = site.world().domain("example.com", OLD);
    site.world().mxHost(NEW);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aPolicyThatChangesUnderOneIdIsToldWithTheDateOnWhichItIsOver() throws Exception {
    try (Daemon daemon = site.daemon("example.com")) {
      daemon.awaitReady();
      Instant seen = Instant.parse(report(daemon).path("checked_at").asString());
      domain.publish(LabDomain.policy("enforce", 604_800, OLD, NEW));
      Mail alert = mail(daemon, "state=open", "code=history.policy-changed-same-id");
      Instant until = Instant.parse(held(daemon, false).path("held_until").asString());

      assertThat(words(alert)).contains("the id 20260101T000000 did not", text(until));
      assertThat(until).isBetween(seen.plus(days(7)), Instant.now().plus(days(7)));

      domain.id("20260102T000000");
      mail(daemon, "state=resolved", "code=history.policy-changed-same-id");
    }
  }

  @Test
  void anMxThatMovesWithEverythingAtOnceIsRefusedByWhoHoldsTheOldPolicy() throws Exception {
    try (Daemon daemon = site.daemon("example.com")) {
      daemon.awaitReady();
      domain.publish(LabDomain.policy("enforce", 604_800, NEW)).id("20260102T000000").mx(NEW);
      Mail alert = mail(daemon, "state=open", "code=history.cached-policy-refuses-mx");
      JsonNode held = held(daemon, false);

      assertThat(codes(daemon)).contains("history.cached-policy-refuses-mx");
      assertThat(held.path("delivery").asString()).isEqualTo("refused");
      assertThat(words(alert))
          .contains("refuse " + NEW, text(Instant.parse(held.path("held_until").asString())));
      assertThat(report(daemon).path("delivery").asString()).isEqualTo("protected");
      assertThat(report(daemon).path("status").asString()).isEqualTo("failing");

      domain.mx(OLD);
      domain.publish(LabDomain.policy("enforce", 604_800, OLD, NEW)).id("20260103T000000");
      mail(daemon, "state=resolved", "code=history.cached-policy-refuses-mx");
    }
  }

  /** With copies that last ten seconds; the wait for the TTL of the MX records is left out. */
  @Test
  void whoFollowsThePlanHearsNothing() throws Exception {
    domain.publish(LabDomain.policy("enforce", 10, OLD));
    Path config =
        site.write(
            site.withFixedPort(site.text("{name: example.com, mute: [policy.max-age-short]}")));
    try (Daemon daemon = Daemon.start(config)) {
      daemon.awaitReady();
      JsonNode first = plan("--mx", NEW);
      assertThat(first.path("remembered").asBoolean()).isTrue();
      assertThat(first.path("refused")).hasSize(1);
      domain.publish(policies(first).getFirst());
      domain.record(records(first).getFirst());
      nothingIsWrong(daemon);

      daemon.until(
          "no cached policy refuses it", () -> plan("--mx", NEW).path("refused").isEmpty());
      domain.mx(NEW);
      nothingIsWrong(daemon);

      JsonNode last = plan("--mx", NEW);
      domain.publish(policies(last).getLast());
      domain.record(records(last).getLast());
      nothingIsWrong(daemon);
      daemon.until("the old policy has run out", () -> report(daemon).path("cached").size() == 1);
      nothingIsWrong(daemon);

      assertThat(site.world().inbox().mails()).isEmpty();
      assertThat(daemon.json("/api/v1/domains/example.com/history").path("events").valueStream())
          .extracting(event -> event.path("kind").asString())
          .contains("id", "policy", "mx", "status");
    }
  }

  @Test
  void aKillForgetsNothing() throws Exception {
    try (Daemon daemon = site.daemon("example.com")) {
      daemon.awaitReady();
      daemon.kill();
    }
    domain.publish(LabDomain.policy("enforce", 604_800, NEW)).mx(NEW);
    try (Daemon daemon = site.daemon("example.com")) {
      daemon.until(
          "both are told",
          () ->
              codes(daemon)
                  .containsAll(
                      List.of(
                          "history.policy-changed-same-id", "history.cached-policy-refuses-mx")));
      assertThat(report(daemon).path("cached")).hasSize(2);
    }
  }

  @Test
  void aPlanForAStrangerSaysWhatItAssumes() throws Exception {
    site.world().domain("stranger.example", OLD);
    String[] plan = {"plan", "-c", site.file().toString(), "stranger.example", "--retire"};
    try (Daemon daemon = Daemon.start(site.write(site.withFixedPort(site.text("example.com"))))) {
      daemon.awaitReady();
      Program.Outcome unknown = Program.run(plan);
      assertThat(unknown.exit()).isZero();
      assertThat(unknown.out())
          .contains("The daemon does not know stranger.example", "assumes", "mode: none");
    }
    assertThat(Program.run(plan).out()).contains("The daemon was not asked", "assumes");
    assertThat(Program.run("plan", "-c", site.file().toString(), "stranger.example").exit())
        .isEqualTo(64);
  }

  /** The mail whose marks have both; what the rounds of seconds see halfway is told too. */
  private Mail mail(Daemon daemon, String state, String code) throws IOException {
    daemon.until(state + " " + code + " is told", () -> mails(state, code).findFirst().isPresent());
    return mails(state, code).findFirst().orElseThrow();
  }

  private Stream<Mail> mails(String state, String code) {
    return site.world().inbox().mails().stream()
        .filter(mail -> about(mail).contains(state + ";") && about(mail).contains(code + ";"));
  }

  private static String about(Mail mail) {
    return mail.header("X-MTA-STS-Monitor").orElse("");
  }

  /** The text without its line breaks. */
  private static String words(Mail mail) {
    return mail.text().replaceAll("\\s+", " ");
  }

  private JsonNode plan(String... change) throws IOException, InterruptedException {
    String[] words = {"plan", "-c", site.file().toString(), "--format", "json", "example.com"};
    String[] all = Stream.of(words, change).flatMap(Stream::of).toArray(String[]::new);
    Program.Outcome outcome = Program.run(all);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return JSON.readTree(outcome.out());
  }

  private static List<String> policies(JsonNode plan) {
    return texts(plan, "policy");
  }

  private static List<String> records(JsonNode plan) {
    return texts(plan, "record");
  }

  private static List<String> texts(JsonNode plan, String member) {
    return plan.path("steps")
        .valueStream()
        .flatMap(s -> s.path(member).asStringOpt().stream())
        .toList();
  }

  /** Two rounds on, the domain is well. */
  private static void nothingIsWrong(Daemon daemon) throws IOException, InterruptedException {
    daemon.awaitRounds("ok", 2);
    assertThat(report(daemon).path("status").asString()).isEqualTo("ok");
    assertThat(report(daemon).path("delivery").asString()).isEqualTo("protected");
  }

  private static List<String> codes(Daemon daemon) throws IOException, InterruptedException {
    return report(daemon)
        .path("findings")
        .valueStream()
        .map(finding -> finding.path("code").asString())
        .toList();
  }

  /** The one cached policy that is served, or the one that is not. */
  private static JsonNode held(Daemon daemon, boolean served)
      throws IOException, InterruptedException {
    return report(daemon)
        .path("cached")
        .valueStream()
        .filter(policy -> policy.path("served").asBoolean() == served)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode report(Daemon daemon) throws IOException, InterruptedException {
    return daemon.json("/api/v1/domains/example.com");
  }

  private static Duration days(int number) {
    return Duration.ofDays(number);
  }

  /** As sentences have it: {@code 2026-11-08 00:15:00 UTC}. */
  private static String text(Instant moment) {
    return moment.toString().substring(0, 19).replace('T', ' ') + " UTC";
  }
}

package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mtasts.lab.LabDomain;
import mtasts.lab.http.HttpRequest;
import mtasts.lab.smtp.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/** Receivers that are down, slow, broken or refuse, and faults that come and go. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonReceiversIT {

  private static final String WAITING = "mtasts_outbox_messages{receiver=\"ops\"}";

  @TempDir private Path folder;
  private Site site;
  private LabDomain domain;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    domain = site.world().domain("example.com", "mx.example.com");
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** A daemon that tells by mail and by webhook; each round that sees something new is believed. */
  private Daemon daemon() throws IOException {
    String text = site.text("example.com");
    String quick = text.replace("1s, 1s, 1s]", "1s]\n  confirm: {definite: 1, recovered: 1}");
    return Daemon.start(site.write(site.withFixedPort(site.withWebhook(quick))));
  }

  private void breakIt() {
    domain.withoutRecord();
  }

  private void mendIt() {
    domain.id("20260102T000000");
  }

  /**
   * How long it has to stay the same is shortened in the end, so that no slow machine settles it.
   */
  @Test
  void whatComesAndGoesIsToldOnceAndThenWhatItSettledOn() throws Exception {
    try (Daemon daemon = Daemon.start(site.write(flapping("1h")))) {
      for (int change = 1; change <= 4; change++) {
        change(change);
        site.mails(change);
      }
      for (int change = 5; change <= 8; change++) {
        change(change);
        daemon.awaitRounds(change % 2 == 1 ? "failing" : "ok", 2);
      }
      assertThat(site.world().inbox().mails()).hasSize(4);
      site.write(flapping("3s"));
      daemon.signal("HUP");
      List<Mail> mails = site.mails(5);
      assertThat(mails)
          .extracting(mail -> mail.subject().substring(0, mail.subject().indexOf(']') + 1))
          .containsExactly("[FAILING]", "[RESOLVED]", "[FAILING]", "[FAILING]", "[RESOLVED]");
      assertThat(mails.get(3).text()).contains("This comes and goes.");
      assertThat(mails.get(3).header("X-MTA-STS-Monitor").orElse("")).contains("state=flapping");
      daemon.awaitRounds("ok", 2);
      assertThat(site.world().inbox().mails()).hasSize(5);
    }
  }

  private String flapping(String settle) {
    return site.text("example.com")
        .replace("1s, 1s, 1s]", "1s]\n  confirm: {definite: 1, recovered: 1}")
        .replace(
            "group_wait: 1s",
            "group_wait: 1s\n  flapping: {changes: 4, within: 24h, settle: %s}".formatted(settle));
  }

  private void change(int change) {
    if (change % 2 == 1) {
      breakIt();
    } else {
      mendIt();
    }
  }

  @Test
  void aChannelThatIsDownOverBeginAndEndGetsOneMessageThatTellsBoth() throws Exception {
    site.world().inbox().down();
    try (Daemon daemon = daemon()) {
      breakIt();
      daemon.until("an attempt failed", () -> daemon.log().contains("could not tell ops"));
      mendIt();
      daemon.until(
          "it is over", () -> daemon.json("/api/v1/incidents").path("incidents").isEmpty());
      assertThat(site.world().inbox().mails()).isEmpty();
      site.world().inbox().up();
      Mail only = site.mails(1).getFirst();
      assertThat(only.subject()).startsWith("[RESOLVED] ");
      assertThat(only.text()).contains("This opened and is over");
      daemon.until("nothing waits", () -> daemon.metric(WAITING) == 0);
      daemon.awaitRounds("ok", 2);
      assertThat(site.world().inbox().mails()).hasSize(1);
    }
  }

  @Test
  void aWebhookThatAnswers500GetsTheSameMessageAgain() throws Exception {
    site.world().hook().status(500);
    try (Daemon daemon = daemon()) {
      breakIt();
      hooks(2);
      site.world().hook().heal();
      daemon.awaitMetric("mtasts_notifications_total{outcome=\"delivered\",receiver=\"panel\"}", 1);
      List<HttpRequest> tries = hooks(3);
      assertThat(tries)
          .extracting(attempt -> attempt.header("webhook-id").orElseThrow())
          .containsOnly(tries.getFirst().header("webhook-id").orElseThrow());
      assertThat(tries).extracting(DaemonReceiversIT::type).containsOnly("incident.opened");

      mendIt();
      daemon.awaitRounds("ok", 2);
      HttpRequest end = hooks(tries.size() + 1).getLast();
      assertThat(type(end)).isEqualTo("incident.resolved");
      assertThat(end.header("webhook-id")).isNotEqualTo(tries.getFirst().header("webhook-id"));
    }
  }

  @Test
  void aReceiverThatRefusesForGoodIsToldToTheOther() throws Exception {
    site.world().hook().status(404);
    try (Daemon daemon = daemon()) {
      breakIt();
      List<Mail> mails = site.mails(2);
      assertThat(mails.getFirst().subject()).startsWith("[FAILING] ");
      assertThat(mails.getLast().subject()).startsWith("[MONITOR] ").contains("panel");
      assertThat(mails.getLast().text()).contains("404");
      assertThat(hooks(1)).hasSize(1);
      Program.Outcome outbox = Program.run("outbox", "-c", site.file().toString());
      assertThat(outbox.exit()).isZero();
      assertThat(outbox.out()).contains("dead", "panel", "404").doesNotContain("waiting");

      site.world().hook().heal();
      mendIt();
      daemon.until("both are over", () -> site.world().inbox().mails().size() == 4);
      assertThat(site.mails(4).subList(2, 4)).allMatch(m -> m.subject().startsWith("[RESOLVED] "));
      assertThat(hooks(2)).hasSize(2);
    }
  }

  @Test
  void aReceiverThatHangsDelaysNoOther() throws Exception {
    site.world().hook().hang();
    try (Daemon daemon = daemon()) {
      breakIt();
      hooks(1);
      assertThat(site.mails(1).getFirst().subject()).startsWith("[FAILING] ");
      mendIt();
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
      assertThat(daemon.metric("mtasts_outbox_messages{receiver=\"panel\"}")).isPositive();
      assertThat(
              daemon.metric("mtasts_notifications_total{outcome=\"delivered\",receiver=\"panel\"}"))
          .isZero();
    }
  }

  /** The requests at the webhook once there are so many; fails where they do not come. */
  private List<HttpRequest> hooks(int count) throws InterruptedException {
    List<HttpRequest> requests = site.world().hook().awaitRequests(count, Program.PATIENCE);
    assertThat(requests).hasSizeGreaterThanOrEqualTo(count);
    return requests;
  }

  private static String type(HttpRequest request) {
    return new JsonMapper().readTree(request.body()).path("type").asString();
  }
}

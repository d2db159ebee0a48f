package mtasts.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mtasts.lab.LabDomain;
import mtasts.lab.dns.DnsFault;
import mtasts.lab.http.HttpRequest;
import mtasts.lab.smtp.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the daemon tells, by mail, by webhook and over HTTP, and what it does not. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonTellsIT {

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
  void aBreakIsToldByMailAndWebhookAndItsEndInTheSameThread() throws Exception {
    LabDomain domain = site.world().domain("example.com", "mx1.example.com", "mx2.example.com");
    try (Daemon daemon = Daemon.start(site.write(site.withWebhook(site.text("example.com"))))) {
      daemon.awaitReady();
      assertThat(daemon.metric("mtasts_domain_status{domain=\"example.com\",group=\"\"}")).isZero();
      domain.withoutRecord();
      Mail alert = site.mails(1).getFirst();
      assertThat(alert.subject())
          .startsWith("[FAILING] ")
          .contains("_mta-sts.example.com")
          .endsWith("(1 domain)");

      domain.id("20260102T000000");
      Mail end = site.mails(2).getLast();
      String id = alert.header("Message-ID").orElseThrow();
      assertThat(end.subject()).startsWith("[RESOLVED] ");
      assertThat(end.header("In-Reply-To")).contains(id);
      assertThat(end.header("References").orElse("")).contains(id);

      List<HttpRequest> hooks = site.world().hook().awaitRequests(2, Program.PATIENCE);
      assertThat(hooks)
          .extracting(DaemonTellsIT::type)
          .containsExactly("incident.opened", "incident.resolved");
      assertThat(hooks).allSatisfy(StandardWebhooks::verify);

      daemon.awaitRounds("ok", 3);
      assertThat(site.world().inbox().mails()).hasSize(2);
      assertThat(daemon.json("/api/v1/incidents").path("incidents")).isEmpty();
    }
  }

  private static String type(HttpRequest request) {
    return new JsonMapper().readTree(request.body()).path("type").asString();
  }

  @Test
  void whatIsOverBeforeItIsConfirmedIsNoNews() throws Exception {
    LabDomain domain = site.world().domain("example.com", "mx1.example.com");
    String text = site.text("example.com");
    String calm = text.replace("1s, 1s, 1s]", "3s, 3s, 3s]\n  confirm: {definite: 4}");
    try (Daemon daemon = Daemon.start(site.write(calm.replace("interval: 1s", "interval: 3s")))) {
      daemon.awaitReady();
      domain.withoutRecord();
      daemon.awaitRounds("failing", 1);
      domain.id("20260101T000000");
      daemon.awaitRounds("ok", 2);
      assertThat(daemon.json("/api/v1/incidents").path("incidents")).isEmpty();
      assertThat(site.world().inbox().mails()).isEmpty();
    }
  }

  @Test
  void aDeadResolverIsNoNewsAndResolvesNothing() throws Exception {
    site.world().domain("a.example", "mx.a.example");
    LabDomain broken = site.world().domain("b.example", "mx.b.example").withoutRecord();
    String patient = site.text("a.example, b.example").replace("[1s, 1s, 1s]", "[600s]");
    try (Daemon daemon = Daemon.start(site.write(Site.withQuickLookups(patient)))) {
      site.mails(1);
      site.world().dns().faultForAll(DnsFault.SILENCE);
      daemon.awaitRounds("unknown", 4);
      assertThat(daemon.json("/api/v1/domains").path("domains").valueStream())
          .extracting(domain -> domain.path("status").asString())
          .containsExactly("unknown", "unknown");
      assertThat(daemon.metric("mtasts_incidents{severity=\"error\"}")).isEqualTo(1);
      assertThat(site.world().inbox().mails()).hasSize(1);

      broken.id("20260101T000000");
      site.world().dns().healAll();
      assertThat(site.mails(2).getLast().subject()).startsWith("[RESOLVED] ");
    }
  }

  @Test
  void whatOneMxBreaksForManyDomainsIsOneMail() throws Exception {
    List<String> names = IntStream.range(0, 60).mapToObj("d%02d.example"::formatted).toList();
    names.forEach(name -> site.world().domain(name, "mx.provider.example"));
    site.world()
        .mxHost("mx.provider.example")
        .certificate(site.world().authority().certificate("mx.provider.example").expired().issue());
    String text = site.text(String.join(", ", names));
    String calm =
        text.replace("interval: 1s", "interval: 10s").replace("group_wait: 1s", "group_wait: 30s");
    try (Daemon daemon = Daemon.launch(site.write(calm), Map.of())) {
      daemon.awaitLog("started: ");
      assertThat(daemon.ask("/-/ready").statusCode()).isEqualTo(503);
      Mail alert = site.mails(1).getFirst();
      assertThat(alert.subject()).startsWith("[FAILING] ").endsWith("(60 domains)");
      assertThat(alert.text()).contains("d00.example");
      assertThat(daemon.ask("/-/ready").statusCode()).isEqualTo(200);
      assertThat(namesByPages(daemon)).containsExactlyElementsOf(names);
      assertThat(daemon.metric("mtasts_mx_domains{mx=\"mx.provider.example\"}")).isEqualTo(60);
      assertThat(site.world().inbox().mails()).hasSize(1);
    }
  }

  /** All names in the API's order, each page by the cursor of the one before. */
  private static Set<String> namesByPages(Daemon daemon) throws IOException, InterruptedException {
    Set<String> names = new TreeSet<>();
    String cursor = "";
    do {
      JsonNode page = daemon.json("/api/v1/domains?limit=25&cursor=" + cursor);
      JsonNode domains = page.path("domains");
      assertThat(domains.size()).isLessThanOrEqualTo(25);
      for (JsonNode domain : domains) {
        assertThat(domain.propertyNames())
            .containsExactly("domain", "status", "delivery", "checked_at", "findings");
        assertThat(names.add(domain.path("domain").asString())).isTrue();
      }
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return names;
  }

  @Test
  void metricsAreThereFromTheStart() throws Exception {
    try (Daemon daemon = site.daemon("")) {
      String metrics = daemon.ask("/metrics").body();
      assertThat(metrics)
          .contains(
              "mtasts_build_info{",
              "mtasts_domains{status=\"ok\"} 0.0",
              "mtasts_domains{status=\"failing\"} 0.0",
              "mtasts_incidents{severity=\"error\"} 0.0",
              "mtasts_incidents{severity=\"warning\"} 0.0",
              "mtasts_rounds_total{result=\"ok\"} 0.0",
              "mtasts_rounds_total{result=\"error\"} 0.0",
              "mtasts_round_duration_seconds_count",
              "mtasts_probes_total{probe=\"dns\"",
              "mtasts_probes_total{probe=\"https\"",
              "mtasts_probes_total{probe=\"smtp\"",
              "mtasts_probe_duration_seconds_count",
              "mtasts_schedule_delay_seconds_count",
              "mtasts_notifications_total{outcome=\"delivered\",receiver=\"ops\"} 0.0",
              "mtasts_outbox_messages{receiver=\"ops\"} 0.0",
              "mtasts_outbox_oldest_seconds{receiver=\"ops\"} 0.0",
              "mtasts_config_last_reload_successful 1.0",
              "mtasts_config_last_reload_success_timestamp_seconds ",
              "mtasts_config_quarantined_files 0.0",
              "jvm_memory_used_bytes",
              "jvm_threads_live_threads",
              "process_cpu_usage",
              "process_uptime_seconds");
      assertThat(daemon.ask("/-/ready").statusCode()).isEqualTo(200);
      assertThat(daemon.ask("/-/healthy").statusCode()).isEqualTo(200);
    }
  }
}

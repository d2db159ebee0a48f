package mtasts.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mtasts.alerts.outbox.Backlog;
import mtasts.alerts.outbox.DeliveryListener.Result;
import mtasts.alerts.route.DomainLabels;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.monitor.config.MetricsConfig;
import mtasts.monitor.config.MetricsConfig.PerDomain;
import mtasts.monitor.doubt.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final CertificateSeen CERTIFICATE =
      new CertificateSeen(
          "CN=x",
          "CN=ca",
          List.of(),
          NOW.minusSeconds(86_400),
          NOW.plusSeconds(86_400),
          "00ff",
          "00ff");
  private static final DomainName A = new DomainName("a.example");

  private final FakeStanding standing = new FakeStanding();
  private Instant now = NOW;
  private final Metrics metrics = new Metrics("1.2.3", standing, () -> now);

  @AfterEach
  void close() {
    metrics.close();
  }

  /** The samples of our own whose name begins so, without comments, sorted. */
  private String samples(String prefix) {
    return metrics
        .scrape(Exposition.TEXT)
        .lines()
        .filter(line -> line.startsWith(prefix))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  @Test
  void hasEverySeriesWithoutDomainMxOrCodeFromTheStartAtZero() {
    assertThat(samples("mtasts_rounds_total"))
        .isEqualTo(
            """
            mtasts_rounds_total{result="error"} 0.0
            mtasts_rounds_total{result="failing"} 0.0
            mtasts_rounds_total{result="ok"} 0.0
            mtasts_rounds_total{result="unknown"} 0.0
            mtasts_rounds_total{result="warning"} 0.0\
            """);
    assertThat(samples("mtasts_probes_total")).hasLineCount(9).contains("smtp", "https", "dns");
    assertThat(samples("mtasts_round_duration_seconds_count")).hasLineCount(5);
    assertThat(samples("mtasts_probe_duration_seconds_count")).hasLineCount(9);
    assertThat(samples("mtasts_schedule_delay_seconds_count"))
        .isEqualTo("mtasts_schedule_delay_seconds_count 0");
    assertThat(samples("mtasts_domains{"))
        .isEqualTo(
            """
            mtasts_domains{status="failing"} 0.0
            mtasts_domains{status="ok"} 0.0
            mtasts_domains{status="unknown"} 0.0
            mtasts_domains{status="warning"} 0.0\
            """);
    assertThat(samples("mtasts_incidents"))
        .isEqualTo(
            """
            mtasts_incidents{severity="error"} 0.0
            mtasts_incidents{severity="warning"} 0.0\
            """);
    assertThat(samples("mtasts_config"))
        .isEqualTo(
            """
            mtasts_config_domains 0.0
            mtasts_config_last_reload_success_timestamp_seconds 0.0
            mtasts_config_last_reload_successful 0.0
            mtasts_config_quarantined_files 0.0\
            """);
    assertThat(samples("mtasts_domains_overdue")).isEqualTo("mtasts_domains_overdue 0.0");
    assertThat(samples("mtasts_healthy")).isEqualTo("mtasts_healthy 0.0");
    assertThat(samples("mtasts_ready")).isEqualTo("mtasts_ready 0.0");
    assertThat(samples("mtasts_self_doubt"))
        .isEqualTo(
            """
            mtasts_self_doubt{way="dns"} 0.0
            mtasts_self_doubt{way="https-ipv4"} 0.0
            mtasts_self_doubt{way="https-ipv6"} 0.0
            mtasts_self_doubt{way="smtp-ipv4"} 0.0
            mtasts_self_doubt{way="smtp-ipv6"} 0.0\
            """);
    assertThat(samples("mtasts_build_info"))
        .isEqualTo("mtasts_build_info{java=\"" + Runtime.version() + "\",version=\"1.2.3\"} 1");
    assertThat(samples("jvm_memory_used_bytes")).isNotEmpty();
    assertThat(samples("process_cpu")).isNotEmpty();
  }

  @Test
  void countsRoundsProbesAndDelays() {
    metrics.round(Status.FAILING, Duration.ofMillis(300));
    metrics.roundFailed(Duration.ofMillis(10));
    metrics.probe(Probe.SMTP, Probe.Result.FAILED, Duration.ofSeconds(2));
    metrics.late(Duration.ofMillis(40));
    assertThat(samples("mtasts_rounds_total"))
        .contains("{result=\"failing\"} 1.0", "{result=\"error\"} 1.0", "{result=\"ok\"} 0.0");
    assertThat(samples("mtasts_round_duration_seconds_bucket{result=\"failing\",le=\"0.25\"}"))
        .endsWith(" 0");
    assertThat(samples("mtasts_round_duration_seconds_bucket{result=\"failing\",le=\"0.5\"}"))
        .endsWith(" 1");
    assertThat(samples("mtasts_probes_total{probe=\"smtp\",result=\"failed\"}")).endsWith(" 1.0");
    assertThat(samples("mtasts_schedule_delay_seconds_bucket{le=\"0.1\"}")).endsWith(" 1");
  }

  @Test
  void countsWhatBecomesOfMessages() {
    metrics.receivers(List.of("ops"));
    metrics.ended("ops", Result.RETRY);
    standing.backlogs.put("ops", new Backlog(3, Optional.of(NOW.minusSeconds(90)), 1));
    assertThat(samples("mtasts_notifications_total"))
        .isEqualTo(
            """
            mtasts_notifications_total{outcome="dead",receiver="ops"} 0.0
            mtasts_notifications_total{outcome="delivered",receiver="ops"} 0.0
            mtasts_notifications_total{outcome="retry",receiver="ops"} 1.0\
            """);
    assertThat(samples("mtasts_outbox"))
        .isEqualTo(
            """
            mtasts_outbox_messages{receiver="ops"} 3.0
            mtasts_outbox_oldest_seconds{receiver="ops"} 90.0\
            """);
  }

  @Test
  void showsADomainAsItWasLastSeen() {
    metrics.fleet().took(report(A, Status.FAILING));
    standing.open.put(Severity.ERROR, 1);
    assertThat(samples("mtasts_domain_") + "\n" + samples("mtasts_policy_"))
        .isEqualTo(
            """
            mtasts_domain_delivery_info{delivery="partial",domain="a.example"} 1
            mtasts_domain_last_check_timestamp_seconds{domain="a.example"} 1.7955144E9
            mtasts_domain_mx_preference{domain="a.example",mx="mx1.example"} 10.0
            mtasts_domain_status{domain="a.example",group=""} 2.0
            mtasts_policy_certificate_not_after_timestamp_seconds{domain="a.example"} 1.796184E9
            mtasts_policy_certificate_not_before_timestamp_seconds{domain="a.example"} 1.7935992E9
            mtasts_policy_info{domain="a.example",id="20261101",mode="enforce"} 1
            mtasts_policy_max_age_seconds{domain="a.example"} 604800.0\
            """
                .replace("1.7955144E9", seconds(NOW))
                .replace("1.796184E9", seconds(NOW.plusSeconds(86_400)))
                .replace("1.7935992E9", seconds(NOW.minusSeconds(86_400))));
    assertThat(samples("mtasts_mx_"))
        .isEqualTo(
            """
            mtasts_mx_certificate_not_after_timestamp_seconds{address="192.0.2.25",mx="mx1.example"} END
            mtasts_mx_certificate_not_before_timestamp_seconds{address="192.0.2.25",mx="mx1.example"} BEGIN
            mtasts_mx_domains{mx="mx1.example"} 1.0
            mtasts_mx_starttls_ok{address="192.0.2.25",mx="mx1.example"} 0.0\
            """
                .replace("END", seconds(NOW.plusSeconds(86_400)))
                .replace("BEGIN", seconds(NOW.minusSeconds(86_400))));
    assertThat(samples("mtasts_findings"))
        .isEqualTo("mtasts_findings{code=\"smtp.certificate-expired\",severity=\"error\"} 1.0");
    assertThat(samples("mtasts_domains{status=\"failing\"}")).endsWith(" 1.0");
    assertThat(samples("mtasts_incidents{severity=\"error\"}")).endsWith(" 1.0");
  }

  private static String seconds(Instant at) {
    return Double.toString((double) at.getEpochSecond());
  }

  @Test
  void dropsTheSeriesOfARemovedDomain() {
    metrics.fleet().took(report(A, Status.FAILING));
    metrics.fleet().removed(A);
    assertThat(metrics.scrape(Exposition.TEXT))
        .doesNotContain("a.example", "mx1.example", "smtp.certificate");
  }

  @Test
  void carriesGroupAndChosenLabels() {
    metrics
        .fleet()
        .configure(
            new MetricsConfig(PerDomain.AUTO, List.of("customer", "tier", "domain")),
            Map.of(),
            domain -> new DomainLabels(Optional.of("acme"), Map.of("customer", "a\"c\\me")));
    metrics.fleet().took(report(A, Status.OK));
    assertThat(samples("mtasts_domain_status"))
        .isEqualTo(
            "mtasts_domain_status{customer=\"a\\\"c\\\\me\",domain=\"a.example\",group=\"acme\","
                + "tier=\"\"} 0.0");
  }

  @Test
  void showsNoDomainWhereNoneIsWanted() {
    metrics
        .fleet()
        .configure(
            new MetricsConfig(PerDomain.NONE, List.of()), Map.of(), domain -> DomainLabels.NONE);
    metrics.fleet().took(report(A, Status.FAILING));
    assertThat(metrics.scrape(Exposition.TEXT)).doesNotContain("a.example");
    assertThat(samples("mtasts_domains{status=\"failing\"}")).endsWith(" 1.0");
  }

  @Test
  void showsOfManyDomainsThoseThatAreNotOk() {
    for (int i = 0; i < Fleet.MANY; i++) {
      metrics.fleet().took(report(new DomainName("d" + i + ".example"), Status.OK));
    }
    assertThat(samples("mtasts_domain_status")).hasLineCount(Fleet.MANY);
    metrics.fleet().took(report(A, Status.UNKNOWN));
    assertThat(samples("mtasts_domain_status"))
        .isEqualTo("mtasts_domain_status{domain=\"a.example\",group=\"\"} -1.0");
    assertThat(samples("mtasts_mx_domains")).endsWith(" 2001.0");
  }

  @Test
  void ofAnMxHostTheLatestLookCounts() {
    metrics.fleet().took(report(A, Status.FAILING));
    MxSeen.Address later = address(NOW.plusSeconds(60), Optional.empty(), Optional.empty());
    metrics.fleet().took(report(new DomainName("b.example"), Status.UNKNOWN, later));
    assertThat(samples("mtasts_mx_")).isEqualTo("mtasts_mx_domains{mx=\"mx1.example\"} 2.0");
  }

  @Test
  void anMxHostWithoutAddressesIsCounted() {
    metrics.fleet().took(report(A, Status.FAILING, new MxSeen.Address[0]));
    assertThat(samples("mtasts_mx_")).isEqualTo("mtasts_mx_domains{mx=\"mx1.example\"} 1.0");
  }

  @Test
  void countsTheDomainsThatMissedARound() {
    watch(A, Duration.ofMinutes(15));
    assertThat(samples("mtasts_config_domains")).isEqualTo("mtasts_config_domains 1.0");
    now = NOW.plus(Duration.ofMinutes(30));
    assertThat(samples("mtasts_domains_overdue")).endsWith(" 0.0");
    now = now.plusSeconds(1);
    assertThat(samples("mtasts_domains_overdue")).endsWith(" 1.0");
  }

  @Test
  void aRoundThatCameInTimeIsNotMissed() {
    watch(A, Duration.ofMinutes(15));
    metrics.fleet().took(report(A, Status.OK));
    now = NOW.plus(Duration.ofMinutes(30));
    assertThat(samples("mtasts_domains_overdue")).endsWith(" 0.0");
    now = now.plusSeconds(1);
    assertThat(samples("mtasts_domains_overdue")).endsWith(" 1.0");
  }

  private void watch(DomainName domain, Duration interval) {
    metrics
        .fleet()
        .configure(MetricsConfig.defaults(), Map.of(domain, interval), other -> DomainLabels.NONE);
  }

  @Test
  void tellsHowTheMonitorStands() {
    standing.doubted.add(Way.SMTP_4);
    standing.healthy = true;
    standing.ready = true;
    assertThat(samples("mtasts_self_doubt{way=\"smtp-ipv4\"}")).endsWith(" 1.0");
    assertThat(samples("mtasts_self_doubt{way=\"dns\"}")).endsWith(" 0.0");
    assertThat(samples("mtasts_healthy")).endsWith(" 1.0");
    assertThat(samples("mtasts_ready")).endsWith(" 1.0");
  }

  @Test
  void whatIsHeldHasNotWaited() {
    standing.backlogs.put("ops", new Backlog(1, Optional.of(NOW.plusSeconds(90)), 0));
    assertThat(samples("mtasts_outbox_oldest_seconds")).endsWith(" 0.0");
  }

  @Test
  void tellsHowTheConfigurationWasTaken() {
    metrics.configurationTaken(NOW, 2);
    metrics.configurationRefused();
    assertThat(samples("mtasts_config_last") + "\n" + samples("mtasts_config_quarantined"))
        .isEqualTo(
            """
            mtasts_config_last_reload_success_timestamp_seconds TIME
            mtasts_config_last_reload_successful 0.0
            mtasts_config_quarantined_files 2.0\
            """
                .replace("TIME", seconds(NOW)));
  }

  private static DomainReport report(DomainName domain, Status status) {
    return report(domain, status, address(NOW, Optional.of(false), Optional.of(CERTIFICATE)));
  }

  private static MxSeen.Address address(
      Instant checkedAt, Optional<Boolean> ok, Optional<CertificateSeen> certificate) {
    return new MxSeen.Address(
        "192.0.2.25",
        ok,
        Optional.of(true),
        Optional.of(checkedAt),
        Optional.empty(),
        certificate,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static DomainReport report(
      DomainName domain, Status status, MxSeen.Address... addresses) {
    PolicySeen policy =
        new PolicySeen(
            "https://mta-sts." + domain + "/.well-known/mta-sts.txt",
            Optional.of(Mode.ENFORCE),
            Optional.of(604_800L),
            List.of("mx1.example"),
            Optional.empty(),
            List.of(),
            List.of(
                new PolicySeen.Address(
                    "192.0.2.7",
                    Optional.of(true),
                    Optional.of(NOW),
                    Optional.of(true),
                    Optional.of(200),
                    List.of(),
                    Optional.empty(),
                    Optional.of(CERTIFICATE),
                    List.of(),
                    Optional.empty(),
                    Optional.empty())));
    MxSeen mx =
        new MxSeen("mx1.example", 10, Optional.of("mx1.example"), List.of(), List.of(addresses));
    Finding finding =
        new Finding(
            FindingCode.SMTP_CERTIFICATE_EXPIRED,
            Severity.ERROR,
            "mx1.example [192.0.2.25]:25",
            "mx1.example [192.0.2.25]",
            "It expired",
            "Renew it",
            "RFC 8461 §4.2");
    return new DomainReport(
        domain,
        NOW,
        400,
        status,
        Delivery.PARTIAL,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new RecordSeen(List.of(), Optional.of("20261101"), List.of(), Optional.empty())),
        Optional.of(policy),
        List.of(mx),
        Optional.empty(),
        status == Status.FAILING ? List.of(finding) : List.of(),
        List.of());
  }

  private static final class FakeStanding implements Standing {
    final Map<Severity, Integer> open = new EnumMap<>(Severity.class);
    final Map<String, Backlog> backlogs = new TreeMap<>();
    final Set<Way> doubted = EnumSet.noneOf(Way.class);
    boolean healthy;
    boolean ready;

    @Override
    public Map<Severity, Integer> openIncidents() {
      return open;
    }

    @Override
    public Map<String, Backlog> backlogs() {
      return backlogs;
    }

    @Override
    public Set<Way> doubted() {
      return doubted;
    }

    @Override
    public boolean isHealthy() {
      return healthy;
    }

    @Override
    public boolean isReady() {
      return ready;
    }
  }
}

package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.monitor.config.HttpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbePageTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<DomainName> checked = new ArrayList<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private Status status = Status.OK;
  private boolean endless;
  private boolean on = true;
  private Javalin server;

  @BeforeEach
  void start() {
    ProbePage page = new ProbePage(this::settings, this::check, () -> 0);
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  Problem.tell(config.routes);
                  config.routes.get("/probe", page::show);
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop();
  }

  private HttpConfig settings() {
    HttpConfig plain = Settings.plain();
    return new HttpConfig(
        plain.listen(),
        plain.url(),
        plain.hosts(),
        plain.token(),
        plain.users(),
        plain.tls(),
        on,
        false,
        false);
  }

  private DomainReport check(DomainName domain) throws InterruptedException {
    checked.add(domain);
    if (endless) {
      try {
        new CountDownLatch(1).await();
      } finally {
        interrupted.countDown();
      }
    }
    return report(domain, status);
  }

  private HttpResponse<String> get(String query, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/probe" + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void answersWithTheSeriesOfTheTargetAlone() throws Exception {
    HttpResponse<String> answer = get("?target=Example.COM.");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
        .anyMatch(line -> line.startsWith("probe_duration_seconds 0."))
        .contains(
            "probe_success 1.0",
            "mtasts_domain_status{domain=\"example.com\",group=\"\"} 0.0",
            "mtasts_domain_delivery_info{delivery=\"protected\",domain=\"example.com\"} 1")
        .noneMatch(line -> line.startsWith("jvm_") || line.startsWith("mtasts_domains"));
    assertThat(checked).containsExactly(new DomainName("example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILING", "UNKNOWN"})
  void isNoSuccessWhereTheDomainFailsOrCouldNotBeJudged(Status worse) throws Exception {
    status = worse;
    assertThat(get("?target=example.com").body()).contains("probe_success 0.0\n");
  }

  @Test
  void aWarningIsASuccess() throws Exception {
    status = Status.WARNING;
    assertThat(get("?target=example.com").body())
        .contains("probe_success 1.0\n", "mtasts_findings{code=\"record.ttl\"");
  }

  @Test
  void speaksOpenMetricsToThoseWhoAskForIt() throws Exception {
    assertThat(get("?target=example.com", "Accept", "application/openmetrics-text").body())
        .endsWith("# EOF\n");
  }

  @Test
  void showsTheEvidenceWhereItIsAskedFor() throws Exception {
    status = Status.WARNING;
    assertThat(get("?target=example.com&debug=true").body())
        .startsWith(
            """
            example.com  warning  protected
              warning  record.ttl  _mta-sts.example.com: The TTL is long
            """)
        .contains("\nprobe_success 1.0\n");
  }

  @Test
  void givesUpBeforePrometheusDoes() throws Exception {
    endless = true;
    HttpResponse<String> answer =
        get("?target=example.com&debug=true", "X-Prometheus-Scrape-Timeout-Seconds", "0.7");
    assertThat(answer.body())
        .startsWith("example.com: no end in time\n")
        .contains("\nprobe_success 0.0\n");
    assertThat(interrupted.getCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?target=", "?target=localhost", "?target=127.0.0.1", "?target=a%20b.example"})
  void wantsADomainName(String query) throws Exception {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("target wants to be a domain name: ");
    assertThat(checked).isEmpty();
  }

  @Test
  void refusesTooMany() throws Exception {
    for (int i = 0; i < ProbeLimit.A_MINUTE; i++) {
      assertThat(get("?target=example.com").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> answer = get("?target=example.com");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(checked).hasSize(ProbeLimit.A_MINUTE);
  }

  @Test
  void isNotThereUnlessItIsOn() throws Exception {
    on = false;
    assertThat(get("?target=example.com").statusCode()).isEqualTo(404);
    assertThat(checked).isEmpty();
  }

  private static DomainReport report(DomainName domain, Status status) {
    Finding finding =
        new Finding(
            FindingCode.RECORD_TTL,
            Severity.WARNING,
            "_mta-sts.example.com",
            "_mta-sts.example.com",
            "The TTL is long",
            "Shorten it",
            "RFC 8461 §3.1");
    return new DomainReport(
        domain,
        NOW,
        10,
        status,
        Delivery.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        status == Status.WARNING ? List.of(finding) : List.of(),
        List.of());
  }
}

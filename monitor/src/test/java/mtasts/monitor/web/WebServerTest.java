package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.incident.SelfIncidents;
import mtasts.alerts.notice.Notice;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.ReportJson;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.metrics.NothingStands;
import mtasts.monitor.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeRunning running = new FakeRunning();
  private final Metrics metrics =
      new Metrics("1.2.3", new NothingStands(), InstantSource.fixed(NOW));
  private Store store;
  private WebServer web;

  @BeforeEach
  void start() {
    store = Store.open(folder.resolve("state.db"));
    web = start(Settings.plain());
  }

  @AfterEach
  void stop() {
    client.close();
    web.close();
    store.close();
    metrics.close();
  }

  private WebServer start(HttpConfig http) {
    QuietApi quiet = new QuietApi(store, Optional::empty, InstantSource.fixed(NOW), new Random(1));
    return WebServer.start(() -> http, running, store, metrics, quiet);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + web.address().getPort() + path);
  }

  private static Finding finding(String domain, String summary) {
    return new Finding(
        FindingCode.RECORD_MISSING,
        Severity.ERROR,
        "_mta-sts." + domain,
        "_mta-sts." + domain,
        summary,
        "Publish one",
        "RFC 8461 §3.1");
  }

  private static DomainReport report(String domain, Status status) {
    return new DomainReport(
        new DomainName(domain),
        NOW,
        12,
        status,
        Delivery.UNPROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        status == Status.OK ? List.of() : List.of(finding(domain, "There is no record")),
        List.of());
  }

  private void keep(DomainReport... reports) {
    store.write(
        tx -> {
          for (DomainReport report : reports) {
            tx.put(report);
          }
          return "done";
        });
  }

  private void keepIncident(String title) {
    Finding finding = finding("a.example", title);
    Incident incident =
        new Incident(
            "20261124-ab12cd",
            IncidentKey.of(finding),
            title,
            Severity.ERROR,
            NOW,
            NOW.plusSeconds(60),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
    store.write(
        tx -> {
          tx.incidents().put(incident);
          tx.incidents()
              .put(
                  new Affected(
                      incident.id(), new DomainName("a.example"), finding, NOW, Optional.empty()));
          return "done";
        });
  }

  @Test
  void givesMetrics() throws Exception {
    HttpResponse<String> response = get("/metrics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(response.body()).contains("mtasts_build_info{");
  }

  @Test
  void givesOpenMetricsToThoseWhoAskForIt() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/metrics"))
            .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
    assertThat(response.body()).contains("# TYPE mtasts_build info").endsWith("# EOF\n");
  }

  @Test
  void isHealthyUnlessSomethingIsStuck() throws Exception {
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
    running.trouble = Optional.of("the store does not answer");
    HttpResponse<String> response = get("/-/healthy");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("the store does not answer\n");
  }

  @Test
  void isReadyAfterTheFirstRounds() throws Exception {
    assertThat(get("/-/ready").statusCode()).isEqualTo(503);
    running.ready = true;
    assertThat(get("/-/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsWhatNoReceiverHasGot() throws Exception {
    keepIncident("No record");
    store.write(
        tx -> {
          tx.incidents()
              .add(
                  OutboxMessage.waiting(
                      "msg-1",
                      new Topic.OfIncident("20261124-ab12cd", MessageKind.OPENED),
                      Addressee.of("ops"),
                      1,
                      NOW,
                      NOW.plusSeconds(30)));
          tx.incidents()
              .add(
                  OutboxMessage.waiting(
                      "msg-2",
                      new Topic.Digest(),
                      Addressee.of("ops"),
                      1,
                      NOW,
                      NOW.plusSeconds(31)));
          return "done";
        });
    assertThat(get("/api/v1/outbox").body())
        .isEqualTo(
            """
            {"messages":[{"id":"msg-1","receiver":"ops","status":"waiting","kind":"opened",\
            "incident":"20261124-ab12cd","title":"No record",\
            "created_at":"2026-11-24T10:00:00Z","due_at":"2026-11-24T10:00:30Z",\
            "next_attempt_at":"2026-11-24T10:00:30Z","attempts":0},\
            {"id":"msg-2","receiver":"ops","status":"waiting","kind":"digest",\
            "created_at":"2026-11-24T10:00:00Z","due_at":"2026-11-24T10:00:31Z",\
            "next_attempt_at":"2026-11-24T10:00:31Z","attempts":0}]}\
            """);
  }

  @Test
  void listsDomainsPageByPage() throws Exception {
    keep(
        report("a.example", Status.FAILING),
        report("b.example", Status.OK),
        report("c.example", Status.OK));
    assertThat(get("/api/v1/domains?limit=2").body())
        .isEqualTo(
            """
            {"domains":[{"domain":"a.example","status":"failing","delivery":"unprotected",\
            "checked_at":"2026-11-24T10:00:00Z","findings":["record.missing"]},\
            {"domain":"b.example","status":"ok","delivery":"unprotected",\
            "checked_at":"2026-11-24T10:00:00Z","findings":[]}],"next":"b.example"}\
            """);
    assertThat(get("/api/v1/domains?limit=2&cursor=b.example").body())
        .contains("c.example")
        .doesNotContain("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "ten", "99999999999", ""})
  void refusesALimitThatIsNone(String limit) throws Exception {
    HttpResponse<String> response = get("/api/v1/domains?limit=" + limit);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("limit must be a number from 1 to 1000");
  }

  @Test
  void givesTheReportOfADomain() throws Exception {
    DomainReport report = report("a.example", Status.FAILING);
    keep(report);
    HttpResponse<String> response = get("/api/v1/domains/A.Example.");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo(ReportJson.write(report));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/domains/b.example", "/nothing/here", "/api/v2/domains"})
  void saysWhatIsNotThere(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .startsWith("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,");
  }

  @Test
  void refusesANameThatIsNoDomain() throws Exception {
    assertThat(get("/api/v1/domains/a_b").statusCode()).isEqualTo(400);
  }

  @Test
  void listsOpenIncidentsWithTheMembersOfTheWebhook() throws Exception {
    keepIncident("There is no record");
    assertThat(get("/api/v1/incidents").body())
        .isEqualTo(
            """
            {"incidents":[{"id":"20261124-ab12cd","code":"record.missing","severity":"error",\
            "cause":"_mta-sts.a.example","state":"open","title":"There is no record",\
            "opened_at":"2026-11-24T10:00:00Z","confirmed_at":"2026-11-24T10:01:00Z",\
            "domains":["a.example"],"domain_count":1}]}\
            """);
  }

  @Test
  void tellsOfOneIncidentWithItsFindingsWhetherOpenOrOver() throws Exception {
    keepIncident("There is no record");
    assertThat(get("/api/v1/incidents/20261124-ab12cd").body())
        .contains("\"id\":\"20261124-ab12cd\"", "\"state\":\"open\"")
        .contains("\"findings\":[{\"domain\":\"a.example\",\"code\":\"record.missing\"")
        .endsWith("\"since\":\"2026-11-24T10:00:00Z\"}]}");
    store.write(
        tx -> {
          Incident open = tx.incidents().incident("20261124-ab12cd").orElseThrow();
          tx.incidents().put(open.resolved(NOW.plusSeconds(90)));
          return "done";
        });
    assertThat(get("/api/v1/incidents/20261124-ab12cd").body())
        .contains("\"state\":\"resolved\"", "\"resolved_at\":\"2026-11-24T10:01:30Z\"")
        .contains("\"domains\":[\"a.example\"]");
    assertThat(get("/api/v1/incidents/none").statusCode()).isEqualTo(404);
  }

  @Test
  void rendersAMessageForNobody() throws Exception {
    String path = "/api/v1/incidents/20261124-ab12cd/message";
    assertThat(get(path).statusCode()).isEqualTo(404);
    Finding finding = finding("a.example", "gone <b>\u202e");
    Incident incident = SelfIncidents.unkept(finding, new Random(1), NOW);
    running.preview =
        Optional.of(
            new Notice(
                "msg-1",
                MessageKind.OPENED,
                Addressee.of("ops"),
                incident,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                new Origin("host", "0.1.0", Optional.empty())));

    assertThat(get(path + "?receiver=ops&kind=opened").body()).startsWith("[MONITOR] gone <b>?\n");
    assertThat(running.asked).contains("20261124-ab12cd").contains("ops").contains("opened");
    assertThat(get(path + "?format=html").body()).contains("gone &lt;b&gt;?");
    assertThat(get(path + "?format=json").body())
        .contains("\"type\" : \"incident.opened\"", "gone <b>\\u202E")
        .matches("\\p{ASCII}*");
    assertThat(get(path + "?format=pdf").statusCode()).isEqualTo(400);
    assertThat(get(path + "?kind=test").statusCode()).isEqualTo(400);
  }

  @Test
  void showsIncidentsAndDomainsToPeopleAndEscapesWhatStrangersSaid() throws Exception {
    keep(report("b.example", Status.OK), report("a.example", Status.FAILING));
    keepIncident("<script>alert(1)</script> & \"more\"");
    HttpResponse<String> response = get("/");
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(response.body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;")
        .doesNotContain("<script");
    assertThat(response.body().indexOf("a.example"))
        .isLessThan(response.body().indexOf("b.example"));
  }

  @Test
  void protectsEveryAnswer() throws Exception {
    for (String path : List.of("/", "/metrics", "/nothing", "/api/v1/domains")) {
      Map<String, List<String>> headers = get(path).headers().map();
      assertThat(headers.get("content-security-policy"))
          .singleElement()
          .satisfies(policy -> assertThat(policy).startsWith("default-src 'none'"));
      assertThat(headers).containsKeys("x-content-type-options", "x-frame-options");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8461", "localhost", "LOCALHOST:1", "[::1]:8461"})
  void answersToItsOwnAddress(String host) throws IOException {
    assertThat(statusFor(host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8461",
        "localhost.evil.example",
        "127.0.0.1.nip.example"
      })
  void refusesANameThatWasPointedHere(String host) throws IOException {
    assertThat(statusFor(host)).startsWith("HTTP/1.1 400");
  }

  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket(web.address().getAddress(), web.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /-/healthy HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void saysWhenThePortIsTaken() {
    assertThatThrownBy(
            () ->
                start(
                    new HttpConfig(
                        web.address(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        false)))
        .isInstanceOf(WebException.class)
        .hasMessageStartingWith("http.listen: 127.0.0.1:" + web.address().getPort())
        .hasMessageContaining("another program listens there");
  }

  @Test
  void saysWhenTheStateCanNotBeRead() throws Exception {
    store.close();
    HttpResponse<String> response = get("/api/v1/domains");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("the state is closed");
  }
}

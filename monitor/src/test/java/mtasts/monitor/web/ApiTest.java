package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mtasts.alerts.outbox.Backlog;
import mtasts.monitor.doubt.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists, filters and pages of the API, a badge and the calendar, over a sample fleet. */
class ApiTest {

  private static final int DOMAINS = 120;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Site site;

  @BeforeAll
  static void start() {
    site = new Site(folder, Settings.at("https://monitor.example.net"));
    SampleFleet.keep(site.store(), DOMAINS);
    site.running().domains = DOMAINS;
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    site.close();
  }

  private static HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + site.address().getPort() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> response = send("GET", path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Test
  void theCursorLeadsThroughEveryDomainOnce() throws Exception {
    List<String> names = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      JsonNode page = get("/api/v1/domains?limit=50&cursor=" + next.get());
      page.path("domains").forEach(domain -> names.add(domain.path("domain").asString()));
      next = page.path("next").asStringOpt();
    }
    assertThat(names).hasSize(DOMAINS).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "status=failing, 4",
    "status=unknown, 3",
    "code=smtp.certificate-expired, 3",
    "mx=mx2.provider.example, 3",
    "text=customer-00005, 10",
    "text=customer-00005&status=failing, 1",
    "group=acme, 0",
    "label=tier=gold, 0",
    "status=&text=, 100"
  })
  void filtersHoldTogether(String query, int found) throws Exception {
    assertThat(get("/api/v1/domains?" + query).path("domains")).hasSize(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/domains?status=FAILING",
        "/api/v1/domains?code=smtp.*",
        "/api/v1/domains?label=tier",
        "/api/v1/incidents?state=closed",
        "/api/v1/incidents?severity=info",
        "/api/v1/incidents?domain=a_b"
      })
  void aFilterThatIsNoneIsAProblem(String path) throws Exception {
    HttpResponse<String> response = send("GET", path, "Accept", "text/html");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void incidentsCarryTheirPage() throws Exception {
    JsonNode first = get("/api/v1/incidents?limit=1");
    assertThat(first.path("incidents").path(0).path("url").asString())
        .isEqualTo("https://monitor.example.net/incidents/20261124-000bad");
    JsonNode second = get("/api/v1/incidents?limit=1&cursor=" + first.path("next").asString());
    assertThat(second.path("incidents").path(0).path("domain_count").asInt()).isEqualTo(3);
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void incidentsAreFoundByWhatTheyAre() throws Exception {
    assertThat(get("/api/v1/incidents?state=resolved").path("incidents")).isEmpty();
    assertThat(get("/api/v1/incidents?state=all").path("incidents")).hasSize(2);
    assertThat(get("/api/v1/incidents?code=smtp.starttls-missing").path("incidents")).hasSize(1);
    assertThat(get("/api/v1/incidents?domain=hostile.example").path("incidents")).hasSize(1);
    assertThat(get("/api/v1/incidents?severity=warning").path("incidents")).isEmpty();
    assertThat(get("/api/v1/incidents/" + SampleFleet.EXPIRED).path("code").asString())
        .isEqualTo("smtp.certificate-expired");
    assertThat(send("GET", "/api/v1/incidents/none").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/api/v1/incidents?cursor=none").statusCode()).isEqualTo(404);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    HttpResponse<String> first = send("GET", "/api/v1/domains");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = send("GET", "/api/v1/domains", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("Cache-Control")).contains("private, no-cache");
  }

  /** RFC 9110 §8.8.3 and §13.1.2: quoted, compared weakly, one of a list, or any. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TAG             | 304",
        "STRONG          | 304",
        "\"other\", TAG    | 304",
        "*               | 304",
        "\"other\"         | 200",
        "UNQUOTED        | 200"
      })
  void aTagIsQuotedAndComparedAsHttpHasIt(String condition, int status) throws Exception {
    String tag = send("GET", "/api/v1/domains").headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("W/\"[!#-~]+\"");
    String shown =
        condition
            .replace("UNQUOTED", tag.substring(3, tag.length() - 1))
            .replace("STRONG", tag.substring(2))
            .replace("TAG", tag);
    assertThat(send("GET", "/api/v1/domains", "If-None-Match", shown).statusCode())
        .isEqualTo(status);
    assertThat(send("HEAD", "/api/v1/domains").headers().firstValue("ETag")).contains(tag);
    assertThat(send("GET", "/api/v1/nothing").headers().firstValue("ETag")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST    | /                      | GET, HEAD",
        "DELETE  | /api/v1/domains        | GET, HEAD",
        "OPTIONS | /api/v1/status         | GET, HEAD",
        "PUT     | /api/v1/silences       | GET, HEAD, POST",
        "GET     | /api/v1/silences/1     | DELETE",
        "POST    | /metrics               | GET, HEAD"
      })
  void anotherMethodIsToldWhichThereAre(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> response = send(method, path);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(List.of(response.headers().firstValue("Allow").orElseThrow().split(", ")))
        .containsExactlyInAnyOrder(allowed.split(", "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/domains", "/api/v1/status", "/metrics", "/-/healthy"})
  void headIsGetWithoutABody(String path) throws Exception {
    HttpResponse<String> head = send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(send("GET", path).headers().firstValue("Content-Type"));
  }

  @Test
  void theStatusSaysWhetherItCanBeTrusted() throws Exception {
    site.running().doubted = Set.of(Way.LOOKUPS);
    site.running().backlogs = Map.of("ops", new Backlog(2, Optional.empty(), 1));
    try {
      assertThat(get("/api/v1/status").toString())
          .isEqualTo(
              """
              {"healthy":true,"ready":false,"doubted":["lookups"],\
              "domains":{"monitored":120,"ok":113,"warning":0,"unknown":3,"failing":4},\
              "oldest_check":"2026-11-24T09:59:20Z","incidents":{"error":2,"warning":0},\
              "outbox":[{"receiver":"ops","waiting":2,"given_up":1}]}\
              """);
    } finally {
      site.running().doubted = Set.of();
      site.running().backlogs = Map.of();
    }
  }

  @Test
  void aBadgeSaysHowADomainStands() throws Exception {
    HttpResponse<String> badge = send("GET", "/badge/customer-000002.example.svg");
    assertThat(badge.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(badge.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
    assertThat(badge.body()).startsWith("<svg xmlns=").contains(">failing</text>");
    assertThat(send("GET", "/badge/nobody.example.svg").statusCode()).isEqualTo(404);
  }

  @Test
  void theCalendarHasAnEventForEachCertificate() throws Exception {
    HttpResponse<String> calendar = send("GET", "/calendar.ics");
    assertThat(calendar.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
    assertThat(calendar.body())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
        .contains("SUMMARY:The certificate of mx2.provider.example [192.0.2.26] ends\r\n")
        .contains("DTSTART:20261121T100000Z\r\n")
        .doesNotContainPattern("[^\r]\n")
        .doesNotContain("\u001B");
    assertThat(calendar.body().lines().filter("BEGIN:VEVENT"::equals))
        .hasSize(DOMAINS + 3); // a policy host each, and three MX hosts
    assertThat(calendar.body().lines())
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
  }

  @Test
  void bothAreOffUnlessAskedFor(@TempDir Path other) throws Exception {
    try (Site plain = new Site(other, Settings.least())) {
      for (String path : List.of("/badge/a.example.svg", "/calendar.ics")) {
        URI uri = URI.create("http://127.0.0.1:" + plain.address().getPort() + path);
        assertThat(
                CLIENT
                    .send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode())
            .isEqualTo(404);
      }
    }
  }
}

package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.notice.Secret;
import mtasts.alerts.route.Matcher;
import mtasts.alerts.route.Silence;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.metrics.NothingStands;
import mtasts.monitor.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What the API lets change, and whom. */
class QuietApiTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String SILENCE =
      "{\"match\":{\"domain\":\"a.example\"},\"for\":\"2h\",\"comment\":\"new zone\"}";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics =
      new Metrics("1.2.3", new NothingStands(), InstantSource.fixed(NOW));
  private Store store;
  private WebServer web;

  @BeforeEach
  void start() {
    store = Store.open(folder.resolve("state.db"));
    open(Optional.of(new Secret("s3cret-token")));
  }

  private void open(Optional<Secret> token) {
    web =
        WebServer.start(
            Settings::plain,
            new FakeRunning(),
            store,
            metrics,
            new QuietApi(store, () -> token, InstantSource.fixed(NOW), new Random(1)));
  }

  @AfterEach
  void stop() {
    client.close();
    web.close();
    store.close();
    metrics.close();
  }

  @Test
  void aSilenceComesIsListedAndGoes() throws Exception {
    HttpResponse<String> added = post("/api/v1/silences", SILENCE);
    assertThat(added.statusCode()).isEqualTo(201);
    String id = new JsonMapper().readTree(added.body()).path("id").asString("");
    assertThat(id).matches("[0-9a-f]{8}");
    String silence =
        "{\"id\":\"%s\",\"match\":{\"domain\":\"a.example\"},\"from\":\"2026-11-24T10:00:00Z\","
                .formatted(id)
            + "\"until\":\"2026-11-24T12:00:00Z\",\"comment\":\"new zone\",\"origin\":\"person\"}";
    assertThat(added.body()).isEqualTo(silence);
    assertThat(send("GET", "/api/v1/silences", Optional.empty(), "").body())
        .isEqualTo("{\"silences\":[" + silence + "]}");

    assertThat(delete("/api/v1/silences/" + id).statusCode()).isEqualTo(204);
    assertThat(send("GET", "/api/v1/silences", Optional.empty(), "").body())
        .isEqualTo("{\"silences\":[]}");
    assertThat(store.silences()).extracting(Silence::until).containsExactly(NOW);
    assertThat(delete("/api/v1/silences/" + id).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/silences",
    "DELETE, /api/v1/silences/1234abcd",
    "POST, /api/v1/incidents/20261124-ab12cd/acknowledgement"
  })
  void nothingChangesWithoutTheToken(String method, String path) throws Exception {
    for (Optional<String> shown :
        List.of(
            Optional.<String>empty(),
            Optional.of(""),
            Optional.of("Bearer"),
            Optional.of("Bearer "),
            Optional.of("Bearer s3cret-toke"),
            Optional.of("Bearer s3cret-token2"),
            Optional.of("Basic s3cret-token"))) {
      HttpResponse<String> response = send(method, path, shown, SILENCE);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
      assertThat(response.body()).contains("http.token").doesNotContain("s3cret");
    }
    assertThat(store.silences()).isEmpty();
  }

  @Test
  void withoutAConfiguredTokenNobodyChangesAnything() throws Exception {
    web.close();
    open(Optional.empty());
    HttpResponse<String> response =
        send("POST", "/api/v1/silences", Optional.of("Bearer "), SILENCE);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("No token is configured").contains("set http.token");
    assertThat(store.silences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | The body is no JSON",
        "[] | The body wants an object",
        "{\"until\":1} | The body wants an object",
        "{\"for\":\"2h\",\"comment\":\"x\"} | match wants an object",
        "{\"match\":{},\"for\":\"2h\",\"comment\":\"x\"} | match wants at least one key",
        "{\"match\":{\"code\":\"no.*\"},\"for\":\"2h\",\"comment\":\"x\"} | match.code matches no",
        "{\"match\":{\"domain\":\"a\"},\"for\":\"2\",\"comment\":\"x\"} | '2' has no unit",
        "{\"match\":{\"domain\":\"a\"},\"comment\":\"x\"} | is not a duration",
        "{\"match\":{\"domain\":\"a\"},\"for\":\"2h\"} | comment wants a text",
        "{\"match\":{\"domain\":\"a\"},\"for\":\"2h\",\"comment\":\" \"} | comment wants a text",
      })
  void saysWhatIsWrongWithASilence(String body, String reason) throws Exception {
    HttpResponse<String> response = post("/api/v1/silences", body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(reason);
    assertThat(store.silences()).isEmpty();
  }

  @Test
  void aCommentIsOneLine() throws Exception {
    post("/api/v1/silences", SILENCE.replace("new zone", "new\\nzone \\u001b[31m für a"));
    assertThat(store.silences())
        .extracting(Silence::comment)
        .containsExactly("new?zone ?[31m für a");
  }

  @Test
  void aWindowIsNotRemovedHere() throws Exception {
    store.write(
        tx -> {
          tx.incidents()
              .put(
                  new Silence(
                      "0000abcd",
                      Matcher.EVERYTHING,
                      NOW,
                      NOW.plusSeconds(60),
                      "maintenance",
                      Silence.Origin.WINDOW,
                      false));
          return "done";
        });
    HttpResponse<String> response = delete("/api/v1/silences/0000abcd");
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body()).contains("alerts.maintenance");
    assertThat(store.silences()).extracting(Silence::until).containsExactly(NOW.plusSeconds(60));
  }

  @Test
  void anIncidentShowsThatItIsQuiet() throws Exception {
    keepIncident();
    post("/api/v1/silences", SILENCE);
    String path = "/api/v1/incidents/20261124-ab12cd/acknowledgement";
    assertThat(post(path, "{\"comment\":\"on <it>\"}").statusCode()).isEqualTo(200);
    assertThat(post(path.replace("ab12cd", "000000"), "{\"comment\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(post(path, "{\"comment\":\"\"}").statusCode()).isEqualTo(400);

    assertThat(send("GET", "/api/v1/incidents", Optional.empty(), "").body())
        .contains(
            "\"silenced\":{\"until\":\"2026-11-24T12:00:00Z\",\"comment\":\"new zone\"},"
                + "\"acknowledged\":{\"at\":\"2026-11-24T10:00:00Z\",\"comment\":\"on <it>\"}");
    assertThat(send("GET", "/", Optional.empty(), "").body())
        .contains("silenced until 2026-11-24 12:00:00 UTC: new zone")
        .contains("acknowledged 2026-11-24 10:00:00 UTC: on &lt;it&gt;");
  }

  private void keepIncident() {
    Finding finding =
        new Finding(
            FindingCode.RECORD_MISSING,
            Severity.ERROR,
            "_mta-sts.a.example",
            "_mta-sts.a.example",
            "There is no record",
            "Publish one",
            "RFC 8461 §3.1");
    Incident incident =
        new Incident(
            "20261124-ab12cd",
            IncidentKey.of(finding),
            "There is no record",
            Severity.ERROR,
            NOW.minus(Duration.ofHours(1)),
            NOW.minus(Duration.ofMinutes(59)),
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

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, Optional.of("Bearer s3cret-token"), body);
  }

  private HttpResponse<String> delete(String path) throws Exception {
    return send("DELETE", path, Optional.of("bearer s3cret-token"), "");
  }

  private HttpResponse<String> send(
      String method, String path, Optional<String> authorization, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.address().getPort() + path))
            .method(method, BodyPublishers.ofString(body));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return client.send(request.build(), BodyHandlers.ofString());
  }
}

package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mtasts.alerts.outbox.Backlog;
import mtasts.checks.report.DomainName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API answers is as docs/openapi.json says. The description lets objects grow; here they
 * may not, so that no member is left unsaid.
 */
class OpenApiTest {

  private static final Path DESCRIPTION = Path.of("../docs/openapi.json");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static JsonNode description;
  private static Site site;

  @BeforeAll
  static void start() throws IOException {
    description = JSON.readTree(Files.readString(DESCRIPTION));
    site = new Site(folder, Settings.at("https://monitor.example.net"));
    SampleFleet.keep(site.store(), 60);
    SampleHistory.keep(site.store(), DomainName.of("testing.example"));
    site.running().backlogs = Map.of("ops", new Backlog(1, Optional.empty(), 0));
    site.running().trouble = Optional.of("the schedule does not get on");
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    site.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + site.address().getPort() + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The schema of this name, closed against members that it does not name. */
  private static Schema schema(String name) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$ref", "#/components/schemas/" + name);
    root.set("components", closed(description.path("components").deepCopy()));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(root.toString(), InputFormat.JSON);
  }

  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    node.forEach(OpenApiTest::closed);
    return node;
  }

  private static void assertIsAs(String name, String json) {
    assertThat(schema(name).validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/domains, /api/v1/domains?limit=5",
    "/api/v1/domains/{domain}, /api/v1/domains/customer-000002.example",
    "/api/v1/domains/{domain}, /api/v1/domains/hostile.example",
    "/api/v1/domains/{domain}, /api/v1/domains/testing.example",
    "/api/v1/domains/{domain}/history, /api/v1/domains/testing.example/history",
    "/api/v1/incidents, /api/v1/incidents?limit=1",
    "/api/v1/incidents/{id}, /api/v1/incidents/20261124-ab12cd",
    "/api/v1/silences, /api/v1/silences",
    "/api/v1/outbox, /api/v1/outbox",
    "/api/v1/status, /api/v1/status"
  })
  void answersAreAsDescribed(String path, String asked) throws Exception {
    HttpResponse<String> response = get(asked);
    assertThat(response.statusCode()).isEqualTo(200);
    String reference =
        description
            .path("paths")
            .path(path)
            .path("get")
            .path("responses")
            .path("200")
            .path("content")
            .path("application/json")
            .path("schema")
            .path("$ref")
            .asString();
    assertIsAs(reference.replace("#/components/schemas/", ""), response.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/domains?limit=0",
    "/api/v1/domains/nobody.example",
    "/api/v1/domains/a_b",
    "/api/v1/incidents/none",
    "/api/v1/nothing"
  })
  void problemsAreAsDescribed(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isBetween(400, 499);
    assertIsAs("Problem", response.body());
  }

  @Test
  void aMemberThatNobodyDescribedIsNoticed() {
    assertThat(
            schema("Problem")
                .validate(
                    "{\"type\":\"about:blank\",\"status\":404,\"detail\":\"x\",\"more\":1}",
                    InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void itIsServed() throws Exception {
    assertThat(JSON.readTree(get("/api/v1/openapi.json").body())).isEqualTo(description);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> lost = new ArrayList<>();
    references(description)
        .forEach(
            reference -> {
              if (description.at(reference.substring(1)).isMissingNode()) {
                lost.add(reference);
              }
            });
    assertThat(lost).isEmpty();
  }

  private static List<String> references(JsonNode node) {
    List<String> found = new ArrayList<>();
    node.path("$ref").asStringOpt().ifPresent(found::add);
    node.forEach(child -> found.addAll(references(child)));
    return found;
  }
}

package mtasts.monitor.web;

import static mtasts.monitor.web.Settings.ALI;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.notice.Secret;
import mtasts.monitor.config.HttpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read what, over a real listener. */
class AccessTest {

  private static final Optional<Secret> TOKEN = Optional.of(new Secret("s3cret-token"));
  private static final Optional<Secret> NO_TOKEN = Optional.empty();
  private static final String EVERYWHERE = "0.0.0.0";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<Site> site = Optional.empty();

  @AfterEach
  void stop() {
    client.close();
    site.ifPresent(Site::close);
  }

  private void listen(String address, Optional<Secret> token, HttpConfig.User... users) {
    site = Optional.of(new Site(folder, Settings.on(address, token, List.of(users))));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    int port = site.orElseThrow().address().getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int statusFor(String authorization) throws Exception {
    return get("/metrics", "Authorization", authorization).statusCode();
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void onThisMachineEverybodyReads() throws Exception {
    listen("127.0.0.1", TOKEN);
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/style.css", "/metrics", "/-/healthy", "/-/ready", "/api/v1/silences", "/x"})
  void whereOthersReachItNothingIsForEverybody(String path) throws Exception {
    listen(EVERYWHERE, TOKEN);
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void theTokenOpensIt() throws Exception {
    listen(EVERYWHERE, TOKEN);
    assertThat(statusFor("Bearer s3cret-token")).isEqualTo(200);
    assertThat(statusFor("bearer  s3cret-token")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer s3cret-tokem", "Bearer ", "Bearer", "s3cret-token", "Basic s3cret-token"})
  void nothingElseDoes(String authorization) throws Exception {
    listen(EVERYWHERE, TOKEN);
    assertThat(statusFor(authorization)).isEqualTo(401);
  }

  @Test
  void namedUsersAreAskedForOnThisMachineToo() throws Exception {
    listen("127.0.0.1", NO_TOKEN, ALI);
    HttpResponse<String> response = get("/");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .containsExactly("Basic realm=\"mta-sts-monitor\", charset=\"UTF-8\"");
  }

  @Test
  void aUserWithThePasswordReads() throws Exception {
    listen(EVERYWHERE, NO_TOKEN, ALI);
    assertThat(statusFor(basic("ali:open sesame"))).isEqualTo(200);
    assertThat(statusFor(basic("ali:open sesame"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ali:open barley",
        "ali:",
        "cassim:open sesame",
        "ali",
        ":open sesame",
        "ALI:open sesame"
      })
  void nobodyElseDoes(String credentials) throws Exception {
    listen(EVERYWHERE, NO_TOKEN, ALI);
    assertThat(statusFor(basic(credentials))).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic !!!", "Basic //79/Q==", "Digest x", "\u00e4"})
  void whatIsNoCredentialsIsRefused(String authorization) throws Exception {
    listen(EVERYWHERE, NO_TOKEN, ALI);
    assertThat(statusFor(authorization)).isEqualTo(401);
  }

  @Test
  void aStrangerLearnsNotWhichUsersThereAre() throws Exception {
    listen(EVERYWHERE, NO_TOKEN, ALI);
    String known = get("/", "Authorization", basic("ali:wrong")).body();
    assertThat(get("/", "Authorization", basic("nobody:wrong")).body()).isEqualTo(known);
  }

  @Test
  void whoReadsMayNotChange() throws Exception {
    listen(EVERYWHERE, TOKEN, ALI);
    int port = site.orElseThrow().address().getPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/silences"))
            .header("Authorization", basic("ali:open sesame"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void noOtherSiteMayRead() throws Exception {
    listen("127.0.0.1", NO_TOKEN);
    assertThat(get("/api/v1/domains", "Origin", "https://evil.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }
}

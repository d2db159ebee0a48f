package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say; how they look is for the browser. */
class PagesTest {

  private static final int DOMAINS = 120;

  @TempDir private static Path folder;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Site site;

  @BeforeAll
  static void start() {
    site = new Site(folder, Settings.plain());
    SampleFleet.keep(site.store(), DOMAINS);
    site.running().domains = DOMAINS + 1;
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

  private static String page(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    return response.body();
  }

  @Test
  void theFirstPageCountsAndShowsTheWorstFirst() throws Exception {
    String page = page("/");
    assertThat(page)
        .contains("href=\"/?status=failing\">4</a>")
        .contains("<dt>not checked yet</dt><dd>1</dd>")
        .contains("<dt>oldest check</dt><dd>40 seconds ago</dd>")
        .contains("Page 1 of 3")
        .doesNotContain("class=\"alarm\"");
    assertThat(page.indexOf("customer-000002")).isBetween(0, page.indexOf("customer-000003"));
  }

  @Test
  void theWidestIncidentComesFirst() throws Exception {
    String page = page("/");
    assertThat(page.indexOf("/incidents/" + SampleFleet.EXPIRED))
        .isBetween(0, page.indexOf("/incidents/20261124-000bad"));
    assertThat(page).contains("<td>3</td>");
  }

  @Test
  void aMonitorThatDoubtsItselfSaysSo() throws Exception {
    site.running().doubted = Set.of(Way.SMTP_4);
    site.running().backlogs = Map.of("ops", new Backlog(2, Optional.of(Instant.EPOCH), 1));
    try {
      assertThat(page("/"))
          .contains("This monitor can not see: port 25 over IPv4 fails here.")
          .contains("2 wait, 1 given up");
    } finally {
      site.running().doubted = Set.of();
      site.running().backlogs = Map.of();
    }
  }

  @Test
  void filtersAreKeptFromPageToPage() throws Exception {
    assertThat(page("/?status=ok&text=customer"))
        .contains("href=\"/?text=customer&amp;status=ok&amp;page=2\"")
        .contains("value=\"customer\"")
        .contains("<option value=\"ok\" selected=\"selected\">");
    assertThat(page("/?code=smtp.certificate-expired")).contains("3 domains are like that");
    assertThat(page("/?mx=MX2.provider.example")).contains("3 domains are like that");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?status=bad",
        "/?page=0",
        "/?page=x",
        "/?code=no.code",
        "/?label=x",
        "/domains/a_b"
      })
  void refusesWhatItDoesNotUnderstand(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/domains/nobody.example", "/incidents/none", "/mx/mx.nobody.example", "/nothing"})
  void saysWhatIsNotThere(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aDomainTellsHowToMendIt() throws Exception {
    assertThat(page("/domains/customer-000002.example"))
        .contains("Renew the certificate of mx2.provider.example and reload the mail server")
        .contains("<a href=\"/mx/mx2.provider.example\">")
        .contains("<a href=\"/incidents/" + SampleFleet.EXPIRED + "\">")
        .contains("v=STSv1; id=20261101T000000;")
        .contains("mode: enforce\nmx: mx1.provider.example\n")
        .contains("<time datetime=\"2026-11-21T10:00:00Z\">2026-11-21 10:00:00 UTC</time>");
  }

  @Test
  void anIncidentTellsWhoWasToldAndWhichDomains() throws Exception {
    assertThat(page("/incidents/" + SampleFleet.EXPIRED))
        .contains("“opened” to ops waits to be sent")
        .contains("customer-000052.example")
        .contains("<dt>domains</dt><dd>3</dd>");
  }

  @Test
  void anMxHostTellsWhoseMailItTakes() throws Exception {
    assertThat(page("/mx/mx1.provider.example"))
        .contains("<h2>116 domains</h2>")
        .contains("192.0.2.25")
        .contains("S: 220 mx1.provider.example ESMTP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/domains/hostile.example",
        "/incidents",
        "/incidents/20261124-000bad",
        "/mx/mx.hostile.example"
      })
  void whatStrangersSayIsInert(String path) throws Exception {
    assertThat(page(path))
        .doesNotContain("<script", "<img", "<style", "\u202E", "\u001B")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void whoLooksAtPagesIsToldOnOneWhatIsNotThere() throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + site.address().getPort() + "/domains/x.example");
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "text/html").build();
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("<p>x.example is not monitored, or had no round yet</p>");
  }
}

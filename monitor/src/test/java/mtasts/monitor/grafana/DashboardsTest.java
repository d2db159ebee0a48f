package mtasts.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What makes a dashboard fit for every Grafana, and true. */
class DashboardsTest {

  private static final int WIDTH = 24;
  private static final String DATASOURCE = "{\"type\":\"prometheus\",\"uid\":\"${datasource}\"}";
  private static final Pattern SERIES =
      Pattern.compile("\\b(?:mtasts|jvm|process|system)_[a-z0-9_]+\\b(?!=)");
  private static final Pattern LINK = Pattern.compile("/d/(mtasts-[a-z]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$([a-z]+)");

  /** Where a panel lies in the grid. */
  private record Place(String title, int x, int y, int w, int h) {

    static Place of(JsonNode panel) {
      JsonNode at = panel.path("gridPos");
      return new Place(
          panel.path("title").asString(),
          at.path("x").asInt(),
          at.path("y").asInt(),
          at.path("w").asInt(),
          at.path("h").asInt());
    }

    boolean overlaps(Place other) {
      return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
  }

  static List<Dashboard> all() throws IOException {
    return Dashboard.all();
  }

  @Test
  void thereAreFour() throws IOException {
    assertThat(all())
        .extracting(Dashboard::name)
        .containsExactly("domain", "fleet", "monitor", "mx");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDashboardHasAFixedUidAndNoId(Dashboard dashboard) {
    assertThat(dashboard.json().path("uid").asString()).isEqualTo("mtasts-" + dashboard.name());
    assertThat(dashboard.json().path("id").isNull()).isTrue();
    assertThat(dashboard.json().has("__inputs")).isFalse();
    assertThat(dashboard.json().path("title").asString()).startsWith("MTA-STS: ");
  }

  @ParameterizedTest
  @MethodSource("all")
  void allIsAskedOfTheChosenDatasource(Dashboard dashboard) {
    assertThat(dashboard.variables().getFirst().path("name").asString()).isEqualTo("datasource");
    List<JsonNode> asking = new ArrayList<>(dashboard.annotations());
    dashboard.variables().stream().skip(1).forEach(asking::add);
    for (JsonNode panel : dashboard.panels()) {
      if (!isRow(panel)) {
        asking.add(panel);
        assertThat(Dashboard.targets(panel)).isNotEmpty();
        asking.addAll(Dashboard.targets(panel));
      }
    }
    assertThat(asking)
        .allSatisfy(node -> assertThat(node.path("datasource").toString()).isEqualTo(DATASOURCE));
  }

  @ParameterizedTest
  @MethodSource("all")
  void panelsHaveIdsAndWordsOfTheirOwn(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .extracting(panel -> panel.path("id").asInt())
        .doesNotHaveDuplicates();
    assertThat(dashboard.panels())
        .allSatisfy(panel -> assertThat(panel.path("title").asString()).isNotBlank())
        .filteredOn(panel -> !isRow(panel))
        .allSatisfy(panel -> assertThat(panel.path("description").asString()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("all")
  void panelsDoNotOverlap(Dashboard dashboard) {
    List<Place> places = dashboard.panels().stream().map(Place::of).toList();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      assertThat(place.x() + place.w()).isLessThanOrEqualTo(WIDTH);
      assertThat(places.subList(0, i)).noneMatch(place::overlaps);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMetricIsOneOfTheDocumentation(Dashboard dashboard) throws IOException {
    Set<String> asked = new TreeSet<>();
    List<String> texts = new ArrayList<>(dashboard.expressions());
    dashboard.variables().forEach(v -> texts.add(v.path("query").path("query").asString("")));
    texts.forEach(text -> SERIES.matcher(text).results().forEach(name -> asked.add(name.group())));
    assertThat(asked).isNotEmpty().isSubsetOf(MetricsPage.series());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyVariableOfAQueryIsThere(Dashboard dashboard) {
    List<String> known =
        dashboard.variables().stream().map(variable -> variable.path("name").asString()).toList();
    assertThat(dashboard.expressions())
        .flatExtracting(text -> VARIABLE.matcher(text).results().map(v -> v.group(1)).toList())
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @MethodSource("all")
  void linksLeadToDashboards(Dashboard dashboard) throws IOException {
    List<String> uids = all().stream().map(d -> d.json().path("uid").asString()).toList();
    assertThat(LINK.matcher(dashboard.json().toString()).results().map(link -> link.group(1)))
        .isSubsetOf(uids);
  }

  @Test
  void theFleetLeadsToDomainsMxHostsAndTheMonitor() throws IOException {
    String fleet = all().get(1).json().toString();
    assertThat(fleet)
        .contains("/d/mtasts-domain?var-domain=", "/d/mtasts-mx?var-mx=", "/d/mtasts-monitor?");
  }

  private static boolean isRow(JsonNode panel) {
    return panel.path("type").asString().equals("row");
  }
}

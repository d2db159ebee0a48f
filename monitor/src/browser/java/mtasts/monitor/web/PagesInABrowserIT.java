package mtasts.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in Chromium: wide and narrow, light and dark, with few and many domains. Pictures of
 * them lie in {@code target/pages}, to be looked at.
 */
@Tag("real-servers")
class PagesInABrowserIT {

  private static final int WIDE = 1280;
  private static final int NARROW = 390;
  private static final int FEW = 5;
  private static final int SOME = 500;
  private static final int MANY = 100_000;
  private static final List<String> PLACES =
      List.of(
          "/",
          "/?status=failing",
          "/domains/customer-000002.example",
          "/domains/hostile.example",
          "/incidents",
          "/incidents/" + SampleFleet.EXPIRED,
          "/incidents/20261124-000bad",
          "/mx/mx1.provider.example",
          "/mx/mx.hostile.example");

  @TempDir private static Path folder;
  private static final Map<Integer, Site> SITES = new HashMap<>();
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    browser = new Browser();
    for (int domains : List.of(FEW, SOME, MANY)) {
      Site site = new Site(folder.resolve(Integer.toString(domains)), Settings.plain());
      SampleFleet.keep(site.store(), domains);
      site.running().domains = domains;
      SITES.put(domains, site);
    }
  }

  @AfterAll
  static void stop() {
    SITES.values().forEach(Site::close);
    browser.close();
  }

  static Stream<Arguments> everything() {
    return Stream.of(FEW, SOME, MANY)
        .flatMap(
            domains ->
                Stream.of(WIDE, NARROW)
                    .flatMap(
                        width ->
                            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(colours -> Arguments.of(domains, width, colours))));
  }

  private static String url(int domains, String place) {
    Site site = Optional.ofNullable(SITES.get(domains)).orElseThrow();
    return "http://127.0.0.1:" + site.address().getPort() + place;
  }

  @ParameterizedTest
  @MethodSource("everything")
  void everyPageIsAccessibleAndInertAndFits(int domains, int width, ColorScheme colours) {
    try (Browser.Visit visit = browser.visit(width, colours)) {
      for (String place : PLACES) {
        Page page = visit.open(url(domains, place));
        page.screenshot(
            new Page.ScreenshotOptions().setPath(picture(domains, width, colours, place)));
        assertThat(visit.violations()).as("axe on " + place).isEmpty();
        assertThat(visit.overflow()).as("pixels beyond the window on " + place).isZero();
        assertThat(page.locator("script, img, main style").count()).as(place).isZero();
        assertThat(visit.troubles()).as("troubles on " + place).isEmpty();
      }
    }
  }

  private static Path picture(int domains, int width, ColorScheme colours, String place) {
    String name = place.replaceAll("[^a-z0-9]+", "-");
    return Path.of("target/pages", domains + "-" + width + "-" + colours + name + ".png");
  }

  @Test
  void theKeyboardReachesEverything() {
    try (Browser.Visit visit = browser.visit(WIDE, ColorScheme.LIGHT)) {
      Page page = visit.open(url(FEW, "/"));
      Set<String> reached = new LinkedHashSet<>();
      int focusable =
          page.locator("a[href], button, input, select, summary, [tabindex='0']").count();
      for (int i = 0; i < focusable; i++) {
        page.keyboard().press("Tab");
        reached.add(
            String.valueOf(
                page.evaluate(
                    "() => [...document.querySelectorAll('*')].indexOf(document.activeElement)")));
      }
      assertThat(reached).hasSize(focusable);
    }
  }

  @Test
  void theFirstKeySkipsToTheContent() {
    try (Browser.Visit visit = browser.visit(WIDE, ColorScheme.LIGHT)) {
      Page page = visit.open(url(FEW, "/"));
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");
    }
  }

  @Test
  void aSearchOfAHundredThousandIsAFormAndAPage() {
    try (Browser.Visit visit = browser.visit(NARROW, ColorScheme.LIGHT)) {
      Page page = visit.open(url(MANY, "/"));
      page.locator("input[name=text]").fill("099999");
      page.keyboard().press("Enter");
      page.waitForURL("**/?text=099999*");
      page.locator("table.domains a").click();
      assertThat(page.locator("h1").textContent()).isEqualTo("customer-099999.example");
    }
  }
}

package mtasts.monitor.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Debian's Chromium without a window, and what it has to say about a page. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final String axe;

  Browser() throws IOException {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox"))); // the tests run as root
    try (InputStream in =
        Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A window of this width. */
  Visit visit(int width, ColorScheme colours) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours));
    return new Visit(context, axe);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** One window, with all that went wrong in it. */
  static final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final String axe;
    private final List<String> troubles = new ArrayList<>();

    Visit(BrowserContext context, String axe) {
      this.context = context;
      this.axe = axe;
      page = context.newPage();
      page.onConsoleMessage(message -> troubles.add(message.type() + ": " + message.text()));
      page.onPageError(troubles::add);
      page.onRequestFailed(request -> troubles.add("failed: " + request.url()));
      page.onDialog(
          dialog -> {
            troubles.add("dialog: " + dialog.message());
            dialog.dismiss();
          });
    }

    Page open(String url) {
      page.navigate(url);
      return page;
    }

    /** Dialogs, errors, violations of the content policy: none of which there may be. */
    List<String> troubles() {
      return troubles;
    }

    /** What axe-core finds against the page, a line each. */
    List<String> violations() {
      page.evaluate(axe);
      Object found =
          page.evaluate(
              """
              async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .flatMap(v => v.nodes.map(n => v.id + ' ' + n.target + ': ' + n.failureSummary))
              """);
      return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** How many pixels the page is wider than its window. */
    int overflow() {
      return ((Number)
              page.evaluate(
                  "() => document.documentElement.scrollWidth -"
                      + " document.documentElement.clientWidth"))
          .intValue();
    }

    @Override
    public void close() {
      context.close();
    }
  }
}

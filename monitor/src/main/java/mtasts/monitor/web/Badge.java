package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.function.Supplier;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Status;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.store.Store;

/** {@code /badge/NAME.svg}: a small picture of the status of a domain, for pages elsewhere. */
final class Badge {

  private static final String LABEL = "MTA-STS";

  private final Store store;
  private final Supplier<HttpConfig> http;

  Badge(Store store, Supplier<HttpConfig> http) {
    this.store = store;
    this.http = http;
  }

  void show(Context ctx) {
    if (!http.get().badges()) {
      throw new NotFoundResponse("There are no badges: http.badges is off");
    }
    DomainName name = DomainPage.name(ctx.pathParam("domain"));
    Status status =
        store
            .report(name)
            .map(DomainReport::status)
            .orElseThrow(
                () -> new NotFoundResponse(name + " is not monitored, or had no round yet"));
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("image/svg+xml").result(picture(status).fragment());
  }

  private static Html picture(Status status) {
    return tag("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("width", "126")
        .with("height", "20")
        .with("role", "img")
        .with("aria-label", LABEL + ": " + status)
        .of(
            box(0, 62, "#3d444d"),
            box(62, 64, colour(status)),
            words(31, LABEL),
            words(94, status.toString()));
  }

  private static Html box(int x, int width, String colour) {
    return tag("rect")
        .with("x", Integer.toString(x))
        .with("width", Integer.toString(width))
        .with("height", "20")
        .with("fill", colour)
        .of();
  }

  private static Html words(int x, String words) {
    return tag("text")
        .with("x", Integer.toString(x))
        .with("y", "14")
        .with("fill", "#fff")
        .with("font-family", "sans-serif")
        .with("font-size", "11")
        .with("text-anchor", "middle")
        .of(words);
  }

  private static String colour(Status status) {
    return switch (status) {
      case OK -> "#116329";
      case WARNING -> "#8a5a00";
      case FAILING -> "#a40e26";
      case UNKNOWN -> "#57606a";
    };
  }
}

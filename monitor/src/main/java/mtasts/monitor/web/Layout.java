package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;
import static mtasts.monitor.web.Html.text;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;

/** What all pages have around them. */
final class Layout {

  private Layout() {}

  /** Answers with a page. */
  static void show(Context ctx, String title, Html... content) {
    ctx.contentType("text/html; charset=utf-8").result(page(title, ctx.path(), content).document());
  }

  private static Html page(String title, String path, Html... content) {
    return tag("html").with("lang", "en").of(head(title), body(path, content));
  }

  private static Html head(String title) {
    return tag("head")
        .of(
            tag("meta").with("charset", "utf-8").alone(),
            tag("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1")
                .alone(),
            tag("title").of(title + " · MTA-STS monitor"),
            tag("link").with("rel", "stylesheet").to("/style.css").alone(),
            tag("link").with("rel", "icon").to("/icon.svg").alone());
  }

  private static Html body(String path, Html... content) {
    return tag("body")
        .of(
            tag("a").styled("skip").to("#main").of("Skip to the content"),
            tag("header")
                .of(
                    tag("nav")
                        .with("aria-label", "Pages")
                        .of(
                            navigation("/", "Domains", path),
                            navigation("/incidents", "Incidents", path))),
            tag("main").with("id", "main").with("tabindex", "-1").of(content));
  }

  private static Html navigation(String place, String name, String path) {
    Html.Tag link = tag("a").to(place);
    return (path.equals(place) ? link.with("aria-current", "page") : link).of(name);
  }

  /** A heading with what belongs to it. */
  static Html section(String title, Html... content) {
    return tag("section")
        .of(Stream.concat(Stream.of(tag("h2").of(title)), Stream.of(content)).toList());
  }

  /** A word that says how things stand: {@code failing}, {@code warning}. */
  static Html mark(String word) {
    return tag("span").styled("mark " + word).of(word);
  }

  /** Names with what they name; pairs whose second is empty are left out. */
  static Html facts(Fact... facts) {
    return tag("dl")
        .of(
            Stream.of(facts)
                .filter(fact -> !fact.value().isEmpty())
                .map(fact -> tag("div").of(tag("dt").of(fact.name()), tag("dd").of(fact.value())))
                .toList());
  }

  /** A name and what it names. */
  record Fact(String name, Html value) {

    static Fact of(String name, String value) {
      return new Fact(name, text(value));
    }
  }

  /** A table that may be wider than a small screen: it scrolls, the page does not. */
  static Html table(String label, List<String> columns, List<List<Html>> rows) {
    Html head =
        tag("tr")
            .of(columns.stream().map(name -> tag("th").with("scope", "col").of(name)).toList());
    List<Html> body =
        rows.stream()
            .map(row -> tag("tr").of(row.stream().map(cell -> tag("td").of(cell)).toList()))
            .toList();
    return tag("div")
        .styled("scrolls")
        .with("role", "region")
        .with("aria-label", label)
        .with("tabindex", "0")
        .of(tag("table").of(tag("thead").of(head), tag("tbody").of(body)));
  }
}

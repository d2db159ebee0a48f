package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a long list.
 *
 * @param number from 1
 */
record Paging(int number) {

  /** So many rows are on a page. */
  static final int ROWS = 50;

  /** The page that {@code ?page=N} asks for, the first where nothing does. */
  static Paging of(Context ctx) {
    @Nullable String text = ctx.queryParam("page");
    if (text == null) {
      return new Paging(1);
    }
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new BadRequestResponse("page must be a number from 1 on");
    }
    return new Paging(Integer.parseInt(text));
  }

  int offset() {
    return (number - 1) * ROWS;
  }

  /**
   * Links to the other pages; nothing where there is only one.
   *
   * @param total how many rows there are in all
   * @param place the query of the page without its number, ends with {@code ?} or {@code &}
   */
  Html links(int total, String place) {
    int last = Math.max(1, (total + ROWS - 1) / ROWS);
    if (last == 1 && number == 1) {
      return Html.NONE;
    }
    return tag("nav")
        .styled("paging")
        .with("aria-label", "Pages of the list")
        .of(
            number > 1 ? link(place, 1, "First") : Html.NONE,
            number > 1 ? link(place, Math.min(number - 1, last), "Previous") : Html.NONE,
            tag("span").of("Page " + number + " of " + last),
            number < last ? link(place, number + 1, "Next") : Html.NONE,
            number < last ? link(place, last, "Last") : Html.NONE);
  }

  private static Html link(String place, int number, String name) {
    return tag("a").to(place + "page=" + number).of(name);
  }
}

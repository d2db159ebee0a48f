package mtasts.monitor.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a request to the API asks for.
 *
 * @param after what the answer before gave as {@code next}
 * @param limit how many at most
 */
record Cursor(Optional<String> after, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  static Cursor of(Context ctx) {
    return new Cursor(
        Optional.ofNullable(ctx.queryParam("cursor")), limit(ctx.queryParam("limit")));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw new BadRequestResponse("limit must be a number from 1 to " + MOST);
    }
    return Integer.parseInt(text);
  }

  /** What is answered of what was found: one more is looked for, to know whether there is more. */
  <T> List<T> page(List<T> found) {
    return found.subList(0, Math.min(limit, found.size()));
  }
}

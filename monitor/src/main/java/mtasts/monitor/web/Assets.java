package mtasts.monitor.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The files that come with pages: a style sheet and an icon, no script, nothing from elsewhere; and
 * the API's description.
 */
final class Assets {

  private Assets() {}

  static void style(Context ctx) {
    ctx.contentType("text/css; charset=utf-8").result(file("style.css"));
  }

  static void icon(Context ctx) {
    ctx.contentType("image/svg+xml").result(file("icon.svg"));
  }

  static void openApi(Context ctx) {
    Api.json(ctx, file("openapi.json"));
  }

  private static String file(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package mtasts.monitor.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Supplier;
import mtasts.monitor.config.HttpConfig;

/** What comes before every answer: the headers that bind browsers, and who may have one at all. */
final class Protection implements Handler {

  /** Nothing is loaded from elsewhere, nothing runs, and no other site may frame or read it. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final Supplier<HttpConfig> http;
  private final Access access;

  Protection(Supplier<HttpConfig> http) {
    this.http = http;
    this.access = new Access(http);
  }

  @Override
  public void handle(Context ctx) throws InterruptedException {
    ctx.header("Content-Security-Policy", CONTENT_POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
    if (!HostHeader.isOurs(ctx.header("Host"), http.get().names())) {
      throw new BadRequestResponse(
          "The Host header names none of ours: an address, localhost, the host of http.url and"
              + " those of http.hosts");
    }
    access.demand(ctx);
  }
}

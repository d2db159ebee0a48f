package mtasts.monitor.web;

import static mtasts.monitor.web.Html.tag;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import mtasts.monitor.store.StoreException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every answer looks like that is none: {@code application/problem+json} (RFC 9457), or a page
 * where one was asked for.
 */
final class Problem {

  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
  private static final String TYPE = "application/problem+json";

  private Problem() {}

  static void tell(RoutesConfig routes) {
    routes.exception(MethodNotAllowedResponse.class, Problem::notAllowed);
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> answer(ctx, e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(
        StoreException.class, (e, ctx) -> answer(ctx, 503, String.valueOf(e.getMessage())));
    routes.exception(
        RuntimeException.class,
        (e, ctx) -> {
          LOG.error("{} {} ended in a fault of the monitor's", ctx.method(), ctx.path(), e);
          answer(ctx, 500, "This is a fault of the monitor's; its log says more");
        });
  }

  /** RFC 9110 §15.5.6: the answer names the methods that there are. */
  private static void notAllowed(MethodNotAllowedResponse refusal, Context ctx) {
    String allowed = String.join(", ", refusal.getDetails().values());
    ctx.header("Allow", allowed);
    answer(ctx, refusal.getStatus(), "Here is only " + allowed);
  }

  private static void answer(Context ctx, int status, String detail) {
    ctx.status(status);
    if (wantsPage(ctx)) {
      Layout.show(ctx, "Error " + status, tag("h1").of("Error " + status), tag("p").of(detail));
    } else {
      ctx.contentType(TYPE).result(text(status, detail));
    }
  }

  private static boolean wantsPage(Context ctx) {
    @Nullable String accept = ctx.header("Accept");
    return accept != null && accept.contains("text/html") && !ctx.path().startsWith("/api/");
  }

  private static String text(int status, String detail) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", "about:blank");
    problem.put("title", HttpStatus.getMessage(status));
    problem.put("status", status);
    problem.put("detail", detail);
    return problem.toString();
  }

  /**
   * The same for what is refused before it is a request: a header too large, bytes that are none.
   */
  static final class BeforeTheRoutes extends ErrorHandler {
    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int status,
        String message,
        Throwable cause,
        Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
      byte[] body = text(status, HttpStatus.getMessage(status)).getBytes(StandardCharsets.UTF_8);
      response.write(true, ByteBuffer.wrap(body), callback);
    }
  }
}

package mtasts.monitor.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import mtasts.monitor.metrics.Exposition;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.StoreException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP listener. Handlers run on virtual threads. */
public final class WebServer implements AutoCloseable {

  private static final long MAX_REQUEST_BYTES = 64 * 1024;

  /** Nothing is loaded from elsewhere, nothing runs, and no other site may frame or read it. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final Javalin server;
  private final InetSocketAddress listen;

  private WebServer(Javalin server, InetSocketAddress listen) {
    this.server = server;
    this.listen = listen;
  }

  /**
   * Opens the listener.
   *
   * @param listen where; port 0 takes any free one
   * @param running the monitor
   * @param store what is known
   * @param metrics what is counted
   * @param quiet takes silences and acknowledgements
   * @throws WebException where the port is taken or the address is not of this machine
   */
  public static WebServer start(
      InetSocketAddress listen, Running running, Store store, Metrics metrics, QuietApi quiet) {
    Api api = new Api(store, running);
    StatusPage page = new StatusPage(store, running);
    Javalin server =
        Javalin.create(
            config -> {
              bound(config, listen);
              RoutesConfig routes = config.routes;
              protect(routes, listen.getAddress());
              problems(routes);
              routes.get("/", page::show);
              routes.get("/style.css", page::style);
              routes.get("/metrics", ctx -> metrics(ctx, metrics));
              routes.get("/-/healthy", ctx -> healthy(ctx, running));
              routes.get("/-/ready", ctx -> ready(ctx, running));
              routes.get("/api/v1/domains", api::domains);
              routes.get("/api/v1/domains/{domain}", api::domain);
              routes.get("/api/v1/incidents", api::incidents);
              routes.get("/api/v1/outbox", api::outbox);
              quiet.serve(routes);
            });
    try {
      server.start();
    } catch (JavalinBindException e) {
      throw new WebException(
          "http.listen: "
              + text(listen)
              + " can not be opened: another program listens there, or it is no address of this"
              + " machine",
          e);
    }
    return new WebServer(server, listen);
  }

  private static void bound(JavalinConfig config, InetSocketAddress listen) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = MAX_REQUEST_BYTES;
    config.jetty.host = listen.getAddress().getHostAddress();
    config.jetty.port = listen.getPort();
  }

  private static void protect(RoutesConfig routes, InetAddress listen) {
    routes.before(
        ctx -> {
          ctx.header("Content-Security-Policy", CONTENT_POLICY);
          ctx.header("X-Content-Type-Options", "nosniff");
          ctx.header("X-Frame-Options", "DENY");
          ctx.header("Referrer-Policy", "no-referrer");
          ctx.header("Cross-Origin-Resource-Policy", "same-origin");
          ctx.header("Cache-Control", "no-store");
          if (listen.isLoopbackAddress() && !HostHeader.isLocal(ctx.header("Host"))) {
            throw new BadRequestResponse("The Host header names neither an address nor localhost");
          }
        });
  }

  private static void problems(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> problem(ctx, e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(
        StoreException.class, (e, ctx) -> problem(ctx, 503, String.valueOf(e.getMessage())));
  }

  /** RFC 9457. */
  private static void problem(Context ctx, int status, String detail) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", "about:blank");
    problem.put("status", status);
    problem.put("detail", detail);
    ctx.status(status).contentType("application/problem+json").result(problem.toString());
  }

  private static void metrics(Context ctx, Metrics metrics) {
    Exposition wanted = Exposition.wanted(Optional.ofNullable(ctx.header("Accept")).orElse(""));
    ctx.contentType(wanted.contentType()).result(metrics.scrape(wanted));
  }

  private static void healthy(Context ctx, Running running) {
    running
        .trouble()
        .ifPresentOrElse(what -> ctx.status(503).result(what + "\n"), () -> ctx.result("ok\n"));
  }

  private static void ready(Context ctx, Running running) {
    if (running.isReady()) {
      ctx.result("ready\n");
    } else {
      ctx.status(503).result("the first round of some domains is still to come\n");
    }
  }

  /** Where it listens, with the port that was taken. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listen.getAddress(), server.port());
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  @Override
  public void close() {
    server.stop();
  }
}

package mtasts.monitor.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.metrics.Exposition;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.store.Store;

/** The HTTP listener. Handlers run on virtual threads. */
public final class WebServer implements AutoCloseable {

  private static final long MAX_REQUEST_BYTES = 64 * 1024;

  private final Javalin server;
  private final Listener listener;
  private final InetSocketAddress listen;

  private WebServer(Javalin server, Listener listener, InetSocketAddress listen) {
    this.server = server;
    this.listener = listener;
    this.listen = listen;
  }

  /**
   * Opens the listener.
   *
   * @param http the settings in force, asked for at every request; where to listen is asked for
   *     once
   * @param running the monitor
   * @param store what is known
   * @param metrics what is counted
   * @param quiet takes silences and acknowledgements
   * @throws WebException where the port is taken or the address is not of this machine
   */
  public static WebServer start(
      Supplier<HttpConfig> http, Running running, Store store, Metrics metrics, QuietApi quiet) {
    Api api = new Api(store, running);
    DomainApi domains = new DomainApi(store, running);
    IncidentApi incidents = new IncidentApi(store, running, http);
    Listener listener = new Listener(http.get());
    Javalin server =
        Javalin.create(
            config -> {
              bound(config, listener);
              RoutesConfig routes = config.routes;
              routes.before(new Protection(http));
              routes.after(new EntityTag());
              Problem.tell(routes);
              get(routes, "/", new StatusPage(store, running)::show);
              get(routes, "/domains/{domain}", new DomainPage(store, running)::show);
              get(routes, "/incidents", new IncidentsPage(store, running)::show);
              get(routes, "/incidents/{id}", new IncidentPage(store, running)::show);
              get(routes, "/mx/{host}", new MxPage(store, running)::show);
              get(routes, "/style.css", Assets::style);
              get(routes, "/icon.svg", Assets::icon);
              get(routes, "/metrics", ctx -> metrics(ctx, metrics));
              routes.get("/probe", new ProbePage(http, running::check, System::nanoTime)::show);
              get(routes, "/-/healthy", ctx -> healthy(ctx, running));
              get(routes, "/-/ready", ctx -> ready(ctx, running));
              get(routes, "/api/v1/domains", domains::list);
              get(routes, "/api/v1/domains/{domain}", domains::one);
              get(routes, "/api/v1/domains/{domain}/history", domains::history);
              get(routes, "/api/v1/incidents", new IncidentListApi(store, running, http)::list);
              get(routes, "/api/v1/incidents/{id}", incidents::show);
              get(routes, "/api/v1/incidents/{id}/message", incidents::message);
              get(routes, "/api/v1/status", api::status);
              get(routes, "/api/v1/openapi.json", Assets::openApi);
              get(routes, "/api/v1/outbox", api::outbox);
              get(routes, "/badge/{domain}.svg", new Badge(store, http)::show);
              get(routes, "/calendar.ics", new Calendar(store, http)::show);
              quiet.serve(routes);
            });
    InetSocketAddress listen = http.get().listen();
    try {
      server.start();
    } catch (JavalinBindException e) {
      listener.close();
      throw new WebException(
          "http.listen: "
              + text(listen)
              + " can not be opened: another program listens there, or it is no address of this"
              + " machine",
          e);
    }
    return new WebServer(server, listener, listen);
  }

  /** HEAD is answered as GET is, without the body. */
  static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static void bound(JavalinConfig config, Listener listener) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = MAX_REQUEST_BYTES;
    config.http.prefer405over404 = true;
    config.jetty.addConnector(listener::connector);
    config.jetty.modifyServer(server -> server.setErrorHandler(new Problem.BeforeTheRoutes()));
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

  /** Shows the certificate of these settings from now on. */
  public void follow(HttpConfig http) {
    listener.follow(http);
  }

  @Override
  public void close() {
    server.stop();
    listener.close();
  }
}

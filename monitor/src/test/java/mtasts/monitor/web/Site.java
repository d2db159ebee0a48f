package mtasts.monitor.web;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.metrics.NothingStands;
import mtasts.monitor.store.Store;

/** A listener over a state of its own, with a monitor behind it that is well. */
final class Site implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final Store store;
  private final Metrics metrics;
  private final FakeRunning running = new FakeRunning();
  private final WebServer web;
  private HttpConfig http;

  Site(Path folder, HttpConfig http) {
    this.http = http;
    store = Store.open(folder.resolve("state.db"));
    metrics = new Metrics("1.2.3", new NothingStands(), InstantSource.fixed(NOW));
    QuietApi quiet =
        new QuietApi(store, () -> this.http.token(), InstantSource.fixed(NOW), new Random(1));
    web = WebServer.start(() -> this.http, running, store, metrics, quiet);
  }

  InetSocketAddress address() {
    return web.address();
  }

  Store store() {
    return store;
  }

  FakeRunning running() {
    return running;
  }

  /** Puts other settings in force. */
  void follow(HttpConfig next) {
    http = next;
    web.follow(next);
  }

  @Override
  public void close() {
    web.close();
    store.close();
    metrics.close();
  }
}

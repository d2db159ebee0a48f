package mtasts.monitor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import mtasts.alerts.incident.Audience;
import mtasts.alerts.notice.Origin;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.config.HttpConfig;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.round.CountedProbes;
import mtasts.monitor.round.DoubtingProbes;
import mtasts.monitor.round.FirstRounds;
import mtasts.monitor.round.ProbeWatch;
import mtasts.monitor.round.Round;
import mtasts.monitor.schedule.Rounds;
import mtasts.monitor.schedule.Schedule;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.StoreException;
import mtasts.monitor.web.QuietApi;
import mtasts.monitor.web.WebException;
import mtasts.monitor.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon: builds the parts from a configuration, joins them by hand, starts them, changes them
 * when the configuration changes, and ends them in order. Thread-safe.
 */
public final class MonitorApp {

  private static final Logger LOG = LoggerFactory.getLogger(MonitorApp.class);

  /** What rounds under way get to end by themselves when the monitor stops. */
  private static final Duration ROUNDS_GRACE = Duration.ofSeconds(3);

  private final Surroundings around;
  private final Store store;
  private final Metrics metrics;
  private final Schedule schedule;
  private final Vitals vitals;
  private final Doubting doubting;
  private final Overrun overrun = new Overrun();
  private final Chores chores;
  private final Departures departures;
  private final Pulse pulse;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile InForce inForce;
  private volatile FirstRounds firstRounds = new FirstRounds(List.of());
  private volatile Optional<WebServer> web = Optional.empty();
  private volatile Optional<Thread> watchdog = Optional.empty();

  private MonitorApp(Store store, MonitorConfig config, Surroundings around) throws IOException {
    this.store = store;
    this.around = around;
    this.doubting = new Doubting(store, () -> inForce, this::recheck, around.clock());
    this.metrics =
        new Metrics(around.version(), new StandingOfState(store, this::vitals), around.clock());
    Surroundings.Check check = around.checks().of(config.checks(), watch());
    this.inForce = inForce(config, check, deliveries(config));
    this.schedule =
        new Schedule(new RoundsInForce(), config.schedule().concurrency(), around.clock());
    StateAlarm stateAlarm =
        new StateAlarm(
            StateAlarm.Writing.to(store),
            (incident, kind) -> inForce.deliveries().tellNow(incident, kind),
            around.clock(),
            around.random());
    this.vitals =
        new Vitals(
            schedule,
            store,
            () -> inForce,
            () -> firstRounds,
            stateAlarm,
            doubting.doubt(),
            around.clock());
    this.pulse = new Pulse(vitals::doubt);
    this.chores = new Chores(store, () -> inForce, schedule, overrun, stateAlarm, around.clock());
    this.departures =
        new Departures(
            store, () -> inForce, metrics, domain -> firstRounds.settled(domain), around.clock());
  }

  /**
   * Starts the monitor; it works once this returns.
   *
   * @throws IOException where a file that the settings name can not be used; the message says why
   * @throws StoreException where the state can not be opened
   * @throws WebException where the HTTP listener can not be opened
   */
  public static MonitorApp start(MonitorConfig config, Surroundings around)
      throws IOException, InterruptedException {
    Store store = Store.open(config.storage().path());
    Optional<MonitorApp> app = Optional.empty();
    boolean started = false;
    try {
      app = Optional.of(new MonitorApp(store, config, around));
      app.get().begin();
      started = true;
      return app.get();
    } finally {
      if (!started) {
        if (app.isPresent()) {
          app.get().close();
        }
        store.close();
      }
    }
  }

  private void begin() throws InterruptedException {
    InForce now = inForce;
    Set<DomainName> due = now.overdue(store.checkTimes(), around.clock().instant());
    firstRounds = new FirstRounds(due);
    describe(now);
    store.reports().filter(r -> now.has(r.domain())).forEach(this::remember);
    web =
        now.config()
            .http()
            .map(http -> WebServer.start(() -> http(http), vitals, store, metrics, quiet()));
    doubting.start();
    schedule.start(now.intervals(), due);
    departures.forgetOthers();
    chores.abandonOthers();
    chores.turn(); // so that a window in which the monitor starts holds the first message
    now.deliveries().start();
    chores.start();
    watchdog = Optional.of(around.systemd().startWatchdog(() -> vitals.stuck().isEmpty()));
    pulse.follow(now.config().heartbeat(), now.config().alerts().trusted());
    around.systemd().ready(now.toString());
    LOG.info("started: {}{}", now, address().map(at -> ", http://" + text(at)).orElse(""));
  }

  /**
   * Puts another configuration in force: domains come and go, receivers and settings change. Where
   * it can not be used, the one before stays in force.
   *
   * @return what only a restart can change, in plain words, one line each
   * @throws IOException where a file that the settings name can not be used; the message says why
   */
  public List<String> reload(MonitorConfig next) throws IOException, InterruptedException {
    changing.lock();
    try {
      around.systemd().reloading();
      InForce before = inForce;
      MonitorConfig old = before.config();
      Surroundings.Check check =
          next.checks().equals(old.checks())
              ? before.check() // with all that it shares and remembers
              : around.checks().of(next.checks(), watch());
      boolean sameAlerts = next.alerts().equals(old.alerts()) && url(next).equals(url(old));
      InForce after = inForce(next, check, sameAlerts ? before.deliveries() : deliveries(next));
      inForce = after;
      describe(after);
      schedule.reload(after.intervals(), next.schedule().concurrency());
      departures.forgetOthers();
      if (!sameAlerts) {
        before.deliveries().stop();
        chores.abandonOthers();
        after.deliveries().start();
      }
      pulse.follow(next.heartbeat(), next.alerts().trusted());
      next.http().ifPresent(http -> web.ifPresent(server -> server.follow(http)));
      LOG.info("configuration reloaded: {}", after);
      return needingRestart(old, next);
    } finally {
      around.systemd().ready(inForce.toString());
      changing.unlock();
    }
  }

  /** Notes that a configuration could not be used; the one before stays in force. */
  public void reloadRefused() {
    metrics.configurationRefused();
  }

  private static List<String> needingRestart(MonitorConfig before, MonitorConfig next) {
    List<String> lines = new ArrayList<>();
    if (!before.storage().equals(next.storage())) {
      lines.add("storage: the change needs a restart");
    }
    if (before.http().isPresent() != next.http().isPresent()) {
      lines.add("http: the change needs a restart");
    }
    if (before.http().isPresent()
        && next.http().isPresent()
        && !before.http().get().canBecome(next.http().get())) {
      lines.add("http.listen, http.tls: the change needs a restart");
    }
    lines.forEach(LOG::warn);
    return List.copyOf(lines);
  }

  /**
   * Ends the monitor, within ten seconds: no more rounds, those under way end or are interrupted,
   * messages under way are delivered or left to the next start, then everything is closed.
   */
  public void stop() throws InterruptedException {
    LOG.info("stopping");
    around.systemd().stopping();
    try {
      close();
    } finally {
      store.close();
    }
    LOG.info("stopped");
  }

  private void close() throws InterruptedException {
    changing.lock();
    try (metrics) {
      watchdog.ifPresent(Thread::interrupt);
      web.ifPresent(WebServer::close);
      schedule.close(ROUNDS_GRACE);
      pulse.stop();
      doubting.stop();
      chores.stop();
      inForce.deliveries().stop();
    } finally {
      changing.unlock();
    }
  }

  /** True once every domain that was due at the start has had a round. */
  public boolean isReady() {
    return firstRounds.areOver();
  }

  /** Where the HTTP listener is; empty where it is off. */
  public Optional<InetSocketAddress> address() {
    return web.map(WebServer::address);
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private InForce inForce(MonitorConfig config, Surroundings.Check check, Deliveries deliveries) {
    return new InForce(
        config, check, deliveries, store, metrics, doubting.doubt(), new SequelHere(), around);
  }

  private void recheck(DomainName domain, Duration in) {
    schedule.recheck(domain, in);
  }

  private ProbeWatch watch() {
    return new CountedProbes(metrics).and(new DoubtingProbes(doubting.doubt(), around.clock()));
  }

  private Vitals vitals() {
    return vitals;
  }

  private void remember(DomainReport report) {
    metrics.fleet().took(report);
    doubting.doubt().remember(report);
  }

  private Deliveries deliveries(MonitorConfig config) {
    Origin origin = new Origin(AlertSettings.hostName(), around.version(), url(config));
    Audience audience =
        new Audience(
            AlertSettings.routes(config.alerts()),
            domain -> inForce.labels(domain),
            AlertSettings.owners(config.alerts(), domain -> inForce.domain(domain)));
    return new Deliveries(
        config.alerts(), audience, origin, store, metrics, around.random(), around.clock());
  }

  /** What messages link to. */
  private static Optional<String> url(MonitorConfig config) {
    return config.http().flatMap(HttpConfig::url).map(URI::toString);
  }

  /** The settings of the listener; the first ones once it is to be off, which wants a restart. */
  private HttpConfig http(HttpConfig first) {
    return inForce.config().http().orElse(first);
  }

  private QuietApi quiet() {
    return new QuietApi(
        store,
        () -> inForce.config().http().flatMap(HttpConfig::token),
        around.clock(),
        around.random());
  }

  private void describe(InForce now) {
    HeapNeed.advice(now.config().domains().size(), Runtime.getRuntime().maxMemory())
        .ifPresent(LOG::warn);
    metrics.fleet().configure(now.config().metrics(), now.intervals(), now::labels);
    metrics.configurationTaken(around.clock().instant(), now.config().quarantined().size());
    store.write(
        tx -> {
          tx.describe(now.config().domains().keySet(), now::labels);
          return now;
        });
  }

  private final class RoundsInForce implements Rounds {
    @Override
    public void round(DomainName domain, boolean again) throws InterruptedException {
      inForce.round().run(domain, again);
    }

    @Override
    public void late(Duration delay) {
      metrics.late(delay);
      overrun.begun();
    }

    @Override
    public void leftOut() {
      overrun.leftOut();
    }
  }

  private final class SequelHere implements Round.Sequel {
    @Override
    public boolean has(DomainName domain) {
      return schedule.has(domain);
    }

    @Override
    public void had(DomainName domain) {
      firstRounds.settled(domain);
    }

    @Override
    public void news() {
      inForce.deliveries().wake();
    }

    @Override
    public void recheck(DomainName domain, Duration in) {
      schedule.recheck(domain, in);
    }
  }
}

package mtasts.monitor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mtasts.monitor.MonitorApp;
import mtasts.monitor.config.MonitorConfig;
import mtasts.monitor.store.StoreException;
import mtasts.monitor.web.WebException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the daemon, in the foreground, until SIGTERM or SIGINT; SIGHUP reloads. */
@Command(name = "run", description = "Runs the monitor in the foreground until SIGTERM.")
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  /** So often files of {@code domains_from} are looked at. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "The configuration.")
  private Path config;

  /** What a signal asks for. */
  private enum Order {
    RELOAD,
    STOP
  }

  @Override
  public Integer call() throws InterruptedException {
    BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    Signals.on("HUP", () -> orders.add(Order.RELOAD));
    Signals.on("TERM", () -> orders.add(Order.STOP));
    Signals.on("INT", () -> orders.add(Order.STOP));
    MonitorConfig loaded = ConfigFiles.load(config, spec);
    MonitorApp app;
    try {
      app = MonitorApp.start(loaded, NetworkSurroundings.surroundings());
    } catch (IOException e) {
      spec.commandLine().getErr().println(Unreadable.fileAndWhy(e));
      return ExitCode.CONFIG;
    } catch (StoreException | WebException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.UNAVAILABLE;
    }
    follow(orders, app, new ListWatch(loaded.lists()));
    app.stop();
    return ExitCode.OK;
  }

  /** Reloads when told to, and when a list of domains has changed, until it is told to stop. */
  private void follow(BlockingQueue<Order> orders, MonitorApp app, ListWatch lists)
      throws InterruptedException {
    Optional<Order> order = Optional.empty();
    while (!order.equals(Optional.of(Order.STOP))) {
      if (order.isPresent() || lists.haveChanged()) {
        reload(app, lists);
      }
      order = Optional.ofNullable(orders.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void reload(MonitorApp app, ListWatch lists) throws InterruptedException {
    try {
      MonitorConfig next = ConfigFiles.load(config, spec);
      app.reload(next);
      lists.follow(next.lists());
    } catch (ConfigFiles.Rejected e) {
      app.reloadRefused();
      LOG.error("{} can't be used; the configuration before stays in force", config);
    } catch (IOException e) {
      app.reloadRefused();
      LOG.error("{}; the configuration before stays in force", Unreadable.fileAndWhy(e));
    }
  }
}

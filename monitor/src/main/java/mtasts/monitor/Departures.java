package mtasts.monitor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mtasts.checks.report.DomainName;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.round.Round;
import mtasts.monitor.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of domains that leave the configuration. */
final class Departures {

  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  private final Store store;
  private final Supplier<InForce> inForce;
  private final Metrics metrics;
  private final Consumer<DomainName> gone;
  private final InstantSource clock;

  /**
   * Sets it up.
   *
   * @param gone hears of each domain that left
   */
  Departures(
      Store store,
      Supplier<InForce> inForce,
      Metrics metrics,
      Consumer<DomainName> gone,
      InstantSource clock) {
    this.store = store;
    this.inForce = inForce;
    this.metrics = metrics;
    this.gone = gone;
    this.clock = clock;
  }

  /** Closes silently what is remembered of domains that are not monitored any more. */
  void forgetOthers() {
    InForce now = inForce.get();
    store.remembered().stream().filter(domain -> !now.has(domain)).forEach(this::forget);
  }

  private void forget(DomainName domain) {
    Instant now = clock.instant();
    store
        .write(
            tx -> {
              tx.removeReport(domain);
              return inForce.get().incidents().forget(domain, tx.incidents(), now);
            })
        .forEach(Round::log);
    metrics.fleet().removed(domain);
    gone.accept(domain);
    LOG.info("{}: not monitored any more", domain);
  }
}

package mtasts.monitor.round;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mtasts.alerts.incident.Decision;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.incident.Taken;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with a domain when it is due: check it, keep the report and decide what is news in
 * one transaction, wake those who tell it, show it, and plan another look where one is wanted.
 * Thread-safe.
 */
public final class Round {

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final DomainChecker checker;
  private final Incidents incidents;
  private final List<Duration> recheck;
  private final Store store;
  private final Metrics metrics;
  private final Sequel sequel;
  private final InstantSource clock;

  /**
   * Sets it up.
   *
   * @param checker the way to a report
   * @param incidents what decides what is news
   * @param recheck how long after a sighting that has to be confirmed the first, second, … look
   *     comes
   * @param store what is remembered
   * @param metrics what is counted
   * @param sequel what a round leads to
   * @param clock the time
   */
  public Round(
      DomainChecker checker,
      Incidents incidents,
      List<Duration> recheck,
      Store store,
      Metrics metrics,
      Sequel sequel,
      InstantSource clock) {
    this.checker = checker;
    this.incidents = incidents;
    this.recheck = List.copyOf(recheck);
    this.store = store;
    this.metrics = metrics;
    this.sequel = sequel;
    this.clock = clock;
  }

  /** What a round leads to. */
  public interface Sequel {

    /** Whether the domain is still monitored: the report of one that is not is dropped. */
    boolean has(DomainName domain);

    /** The domain had a round, whatever came of it. */
    void had(DomainName domain);

    /** There may be something to tell. */
    void news();

    /** The domain is to be looked at again after this time. */
    void recheck(DomainName domain, Duration in);
  }

  /**
   * Does the round. The catch-all at the top of a round: whatever fails inside this program, the
   * store above all, is logged and counted, and the next round of the domain comes as planned.
   *
   * @param domain the domain
   * @param again whether this is a re-check
   */
  public void run(DomainName domain, boolean again) throws InterruptedException {
    long start = System.nanoTime();
    try {
      DomainReport report = checker.check(domain, again);
      keep(report).ifPresent(taken -> follow(report, taken));
    } catch (StoreException e) {
      metrics.roundFailed(Duration.ofNanos(System.nanoTime() - start));
      LOG.error(
          "{}: the round could not be kept; the next one comes as planned: {}",
          domain,
          e.getMessage());
    } catch (RuntimeException e) {
      metrics.roundFailed(Duration.ofNanos(System.nanoTime() - start));
      LOG.error(
          "{}: the round failed inside the monitor; the next one comes as planned", domain, e);
    } finally {
      sequel.had(domain);
    }
  }

  /** Keeps the report and what follows from it; nothing where the domain has left meanwhile. */
  private Optional<Taken> keep(DomainReport report) {
    Instant now = clock.instant();
    return store.write(
        tx -> {
          if (!sequel.has(report.domain())) {
            return Optional.empty();
          }
          tx.put(report);
          return Optional.of(incidents.take(report, tx.incidents(), now));
        });
  }

  private void follow(DomainReport report, Taken taken) {
    metrics.round(report.status(), Duration.ofMillis(report.durationMs()));
    metrics.fleet().took(report);
    taken.decisions().forEach(Round::log);
    if (taken.decisions().stream().anyMatch(d -> d.incidentId().isPresent())) {
      sequel.news();
    }
    if (taken.unsettled().isPresent() && taken.unsettled().getAsInt() <= recheck.size()) {
      sequel.recheck(report.domain(), recheck.get(taken.unsettled().getAsInt() - 1));
    }
  }

  /** One line for each change, and none for one more round of the same. */
  public static void log(Decision decision) {
    if (decision.reason().isNews()) {
      LOG.info(
          "{}{} {}{}",
          decision.domain().map(domain -> domain + ": ").orElse(""),
          decision.key(),
          decision.reason(),
          decision.incidentId().map(id -> ", incident " + id).orElse(""));
    } else {
      LOG.debug(
          "{}{} {}",
          decision.domain().map(domain -> domain + ": ").orElse(""),
          decision.key(),
          decision.reason());
    }
  }
}

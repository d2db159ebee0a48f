package mtasts.monitor.round;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mtasts.alerts.incident.Decision;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.incident.Taken;
import mtasts.checks.Remembered;
import mtasts.checks.Renewals;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.Events;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.monitor.metrics.Metrics;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with a domain when it is due: check it, see that in the light of what was seen
 * before, keep the report and decide what is news in one transaction, wake those who tell it, show
 * it, and plan another look where one is wanted. Thread-safe.
 */
public final class Round {

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final DomainChecker checker;
  private final Incidents incidents;
  private final Settings settings;
  private final Store store;
  private final Metrics metrics;
  private final Sequel sequel;
  private final InstantSource clock;

  /**
   * Sets it up.
   *
   * @param checker the way to a report
   * @param incidents what decides what is news
   * @param settings what the configuration says
   * @param store what is remembered
   * @param metrics what is counted
   * @param sequel what a round leads to
   * @param clock the time
   */
  public Round(
      DomainChecker checker,
      Incidents incidents,
      Settings settings,
      Store store,
      Metrics metrics,
      Sequel sequel,
      InstantSource clock) {
    this.checker = checker;
    this.incidents = incidents;
    this.settings = settings;
    this.store = store;
    this.metrics = metrics;
    this.sequel = sequel;
    this.clock = clock;
  }

  /**
   * What the configuration says of rounds.
   *
   * @param recheck how long after a sighting that has to be confirmed the first, second, … look
   *     comes
   * @param testingOverdue how long testing may last with nothing failing before it is told
   * @param muted the codes that are not wanted of a domain
   */
  public record Settings(
      List<Duration> recheck,
      Duration testingOverdue,
      Function<DomainName, Set<FindingCode>> muted) {
    /** Copies the list. */
    public Settings {
      recheck = List.copyOf(recheck);
    }
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
      keep(checker.check(domain, again)).ifPresent(this::follow);
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

  /** A round that was kept. */
  private record Kept(DomainReport report, Taken taken) {}

  /**
   * Sees what was found in the light of what is remembered, and keeps all that follows; nothing
   * where the domain has left meanwhile.
   */
  private Optional<Kept> keep(DomainReport seen) {
    Instant now = clock.instant();
    DomainName domain = seen.domain();
    return store.write(
        tx -> {
          if (!sequel.has(domain)) {
            return Optional.empty();
          }
          DomainHistory before = tx.history(domain);
          DomainReport renewed = Renewals.report(seen, tx.certificates(now));
          Remembered round = Remembered.of(before, renewed, settings.testingOverdue());
          DomainReport report = round.report().without(settings.muted().apply(domain));
          tx.add(
              domain,
              Events.between(
                  before, round.history(), tx.standing(domain), report, round.report().findings()));
          tx.put(domain, before, round.history(), seen.checkedAt());
          tx.put(report);
          return Optional.of(new Kept(report, incidents.take(report, tx.incidents(), now)));
        });
  }

  private void follow(Kept kept) {
    DomainReport report = kept.report();
    Taken taken = kept.taken();
    List<Duration> recheck = settings.recheck();
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

package mtasts.monitor;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.SelfIncidents;
import mtasts.alerts.outbox.MessageKind;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that the state can not be written. That message can not wait in the outbox, which is a part
 * of the state: every receiver is told past it, once when it has failed for half a minute and once
 * when it has worked for as long. Turned by one thread.
 */
final class StateAlarm {

  private static final Logger LOG = LoggerFactory.getLogger(StateAlarm.class);

  /**
   * So many looks have to agree, at a second each. They are counted and not timed, so that a clock
   * that is set holds nothing up.
   */
  static final int LOOKS = 30;

  private final Writing state;
  private final BiConsumer<Incident, MessageKind> tell;
  private final InstantSource clock;
  private final RandomGenerator random;
  private int bad;
  private int good;
  private volatile Optional<Incident> told = Optional.empty();

  /** What is watched. */
  interface Writing {

    /** Why writing failed since this was asked last; empty: it did not, or nothing was written. */
    Optional<StoreException> failure();

    /** Writes a little; why that failed. */
    Optional<StoreException> tryIt();

    /** Writing to this store. */
    static Writing to(Store store) {
      return new Writing() {
        @Override
        public Optional<StoreException> failure() {
          return store.failure();
        }

        @Override
        public Optional<StoreException> tryIt() {
          return store.tryWriting();
        }
      };
    }
  }

  /**
   * Sets it up.
   *
   * @param state what is watched
   * @param tell tells every receiver at once, without the state, and does not wait for them
   * @param clock the time
   * @param random where ids come from
   */
  StateAlarm(
      Writing state,
      BiConsumer<Incident, MessageKind> tell,
      InstantSource clock,
      RandomGenerator random) {
    this.state = state;
    this.tell = tell;
    this.clock = clock;
    this.random = random;
  }

  /** What health tells; empty while all is well. From any thread. */
  Optional<String> trouble() {
    return told.map(Incident::title);
  }

  /** Looks once. Costs nothing while nothing fails; else it tries whether writing works again. */
  void turn() {
    Optional<StoreException> failure = state.failure();
    if (failure.isEmpty() && bad > 0) {
      failure = state.tryIt();
    }
    failure.ifPresentOrElse(this::failed, this::worked);
  }

  private void failed(StoreException problem) {
    good = 0;
    bad++;
    if (bad >= LOOKS && told.isEmpty()) {
      Finding finding = finding(problem);
      LOG.error("{} ({}); told past the outbox", finding.summary(), finding.code());
      Incident incident = SelfIncidents.unkept(finding, random, clock.instant());
      told = Optional.of(incident);
      tell.accept(incident, MessageKind.OPENED);
    }
  }

  private void worked() {
    good++;
    if (bad == 0 || good < LOOKS) {
      return;
    }
    bad = 0;
    if (told.isPresent()) {
      LOG.info("the state can be written again");
      Incident over = told.get().resolved(clock.instant());
      told = Optional.empty();
      tell.accept(over, MessageKind.RESOLVED);
    }
  }

  private static Finding finding(StoreException problem) {
    FindingCode code = FindingCode.SELF_STATE_FAILING;
    return new Finding(
        code,
        code.severity(Mode.ENFORCE).orElse(Severity.ERROR),
        "state",
        "state",
        "The state can not be written: " + problem.getMessage(),
        "Make room on the disk, or mend what the line above names. Until then no round is kept and"
            + " no other alert is sent; afterwards all goes on by itself",
        code.reference());
  }
}

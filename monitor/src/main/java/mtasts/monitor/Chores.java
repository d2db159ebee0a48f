package mtasts.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mtasts.alerts.digest.DigestTimer;
import mtasts.alerts.incident.Decision;
import mtasts.alerts.incident.IncidentState;
import mtasts.alerts.incident.Incidents;
import mtasts.monitor.round.Round;
import mtasts.monitor.schedule.Schedule;
import mtasts.monitor.store.Store;

/** What is done every second beside the rounds: what only the passing of time brings about. */
final class Chores {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Store store;
  private final Supplier<InForce> inForce;
  private final Schedule schedule;
  private final Overrun overrun;
  private final StateAlarm stateAlarm;
  private final Retention retention;
  private final InstantSource clock;
  private List<Ticker> tickers = List.of();

  Chores(
      Store store,
      Supplier<InForce> inForce,
      Schedule schedule,
      Overrun overrun,
      StateAlarm stateAlarm,
      InstantSource clock) {
    this.store = store;
    this.inForce = inForce;
    this.schedule = schedule;
    this.overrun = overrun;
    this.stateAlarm = stateAlarm;
    this.retention = new Retention(store, clock);
    this.clock = clock;
  }

  /** A state that fails must be seen while a timer waits for it: each has a thread of its own. */
  void start() {
    tickers = List.of(new Ticker(this::turn, EVERY), new Ticker(stateAlarm::turn, EVERY));
  }

  void stop() throws InterruptedException {
    for (Ticker ticker : tickers) {
      ticker.stop();
    }
  }

  /** Does what is due by now. */
  void turn() {
    schedule.heedClock();
    InForce now = inForce.get();
    List<Decision> decisions = store.write(tx -> turned(now.incidents(), tx.incidents()));
    decisions.forEach(Round::log);
    if (decisions.stream().anyMatch(decision -> decision.reason().isNews())) {
      now.deliveries().wake();
    }
    now.digests().filter(this::turned).ifPresent(_ -> now.deliveries().wake());
    retention.turn();
  }

  private List<Decision> turned(Incidents incidents, IncidentState state) {
    Instant now = clock.instant();
    List<Decision> decisions = new ArrayList<>(incidents.timers().turn(state, now));
    if (overrun.isDue(now)) {
      decisions.addAll(overrun.judge(incidents.self(), state, now));
    }
    return decisions;
  }

  private boolean turned(DigestTimer digests) {
    return store.write(tx -> digests.turn(tx.digests(), clock.instant()));
  }

  /** Gives up what waits for receivers that are not there any more. */
  void abandonOthers() {
    InForce now = inForce.get();
    Instant at = clock.instant();
    store
        .write(tx -> now.incidents().timers().abandonOthers(tx.incidents(), at))
        .forEach(Round::log);
  }
}

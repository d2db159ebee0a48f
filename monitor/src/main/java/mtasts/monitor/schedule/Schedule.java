package mtasts.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import mtasts.checks.report.DomainName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when each domain's round is due: every domain at its place in its interval, re-checks one by
 * one. Thread-safe.
 *
 * <p>An {@link AlarmClock} rings once for each slot of each interval in use; who is in a slot is
 * looked up when it rings, so that a reload changes the {@link Timetable} and, only where an
 * interval is new or gone, the clock. A time that was missed (the machine slept) is left out, not
 * made up for.
 */
public final class Schedule {

  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

  /** No round may take as long as this without another one ending, or the schedule is stuck. */
  private static final Duration ROUNDS_STUCK = Duration.ofMinutes(15);

  /** A clock that goes back by less was not set: it is kept true by small steps. */
  private static final Duration STEP = Duration.ofMinutes(1);

  private final RoundQueue queue;
  private final AlarmClock alarms;
  private final InstantSource clock;
  private final ReentrantLock planning = new ReentrantLock();

  /** The time of the last look. */
  private Instant latest = Instant.EPOCH;

  private volatile Timetable timetable = new Timetable(Map.of());

  /**
   * Builds a schedule that rests.
   *
   * @param rounds what to start
   * @param concurrency how many rounds may be under way at once
   * @param clock the time
   */
  public Schedule(Rounds rounds, int concurrency, InstantSource clock) {
    this.queue = new RoundQueue(rounds, concurrency, clock);
    this.clock = clock;
    this.alarms =
        new AlarmClock(
            new AlarmClock.Listener() {
              @Override
              public void slot(Wheel wheel, int slot, Instant due) {
                timetable.domains(wheel, slot).forEach(d -> add(d, false, due));
              }

              @Override
              public void recheck(DomainName domain, Instant due) {
                add(domain, true, due);
              }
            },
            clock);
  }

  /**
   * Starts.
   *
   * @param intervals every domain with the time between two of its rounds
   * @param atOnce those whose first round does not wait for their slot
   */
  public void start(Map<DomainName, Duration> intervals, Collection<DomainName> atOnce) {
    change(intervals);
    alarms.start();
    Instant now = clock.instant();
    atOnce.forEach(domain -> add(domain, false, now));
  }

  /** Changes who is checked how often. A domain that was not there before is checked at once. */
  public void reload(Map<DomainName, Duration> intervals, int concurrency) {
    queue.concurrency(concurrency);
    Timetable before = change(intervals);
    Instant now = clock.instant();
    timetable.domains().stream().filter(d -> !before.has(d)).forEach(d -> add(d, false, now));
  }

  private Timetable change(Map<DomainName, Duration> intervals) {
    planning.lock();
    try {
      Timetable before = timetable;
      timetable = new Timetable(intervals);
      alarms.setWheels(timetable.wheels());
      return before;
    } finally {
      planning.unlock();
    }
  }

  /** True while the domain is checked; at once false when a reload takes it out. */
  public boolean has(DomainName domain) {
    return timetable.has(domain);
  }

  /**
   * Plans a re-check; one planned earlier for this domain is replaced. Where the domain's next
   * regular round comes as soon anyway, that one does.
   */
  public void recheck(DomainName domain, Duration in) {
    if (timetable.isSlowerThan(domain, in)) {
      alarms.ringFor(domain, clock.instant().plus(in));
    }
  }

  /**
   * To be called every few seconds: where the clock was set back, what was planned by it before
   * would ring as much later. Slots find their places anew, and re-checks come at once.
   */
  public void heedClock() {
    planning.lock();
    try {
      Instant now = clock.instant();
      if (now.isBefore(latest.minus(STEP))) {
        LOG.warn(
            "the clock was set back by {}: rounds are planned anew", Duration.between(now, latest));
        alarms.planAnew();
      }
      latest = now;
    } finally {
      planning.unlock();
    }
  }

  /** True while alarms ring and rounds end. */
  public boolean isProgressing() {
    return alarms.isRinging() && queue.isProgressing(ROUNDS_STUCK);
  }

  /**
   * Stops: no more rounds begin, those under way have {@code grace} to end and are interrupted
   * then.
   */
  public void close(Duration grace) throws InterruptedException {
    alarms.close();
    queue.close(grace);
  }

  private void add(DomainName domain, boolean again, Instant due) {
    if (timetable.has(domain)) {
      queue.add(new RoundQueue.Due(domain, again, due));
    }
  }
}

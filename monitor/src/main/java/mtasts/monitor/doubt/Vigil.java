package mtasts.monitor.doubt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mtasts.checks.report.DomainName;
import mtasts.monitor.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done while the monitor doubts itself: it looks again and again, tells one trouble once
 * that has lasted, and has the domains concerned looked at when it is over. Runs on a thread of its
 * own.
 */
public final class Vigil {

  private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration IDLE = Duration.ofHours(1);

  /** Re-checks after a doubt are as far apart, lest they come all at once. */
  private static final Duration APART = Duration.ofMillis(50);

  private final SelfDoubt doubt;
  private final Aftermath aftermath;
  private final Supplier<Duration> patience;
  private final InstantSource clock;
  private final Map<Way, Next> looks = new EnumMap<>(Way.class);
  private Optional<Way> told = Optional.empty();

  /** When the next look at a way is due, and how long to wait after it. */
  private record Next(Instant due, Duration pause) {}

  /**
   * A vigil that is not kept yet.
   *
   * @param doubt the doubts
   * @param aftermath what they lead to
   * @param patience how long a doubt must last before it is told
   * @param clock the time
   */
  public Vigil(
      SelfDoubt doubt, Aftermath aftermath, Supplier<Duration> patience, InstantSource clock) {
    this.doubt = doubt;
    this.aftermath = aftermath;
    this.patience = patience;
    this.clock = clock;
  }

  /** Goes on with what was told before the start of this program. */
  public void resume(Collection<Way> alreadyTold) {
    doubt.resume(alreadyTold);
    told = alreadyTold.stream().sorted().findFirst();
  }

  /** Keeps it until the thread is interrupted. */
  public Thread start() {
    return Thread.ofVirtual().name("self-doubt").start(this::keep);
  }

  private void keep() {
    try {
      while (true) {
        Duration wait = turnOrLater();
        doubt.changed().tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        doubt.changed().drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // asked to end
    }
  }

  private Duration turnOrLater() throws InterruptedException {
    try {
      return turn();
    } catch (StoreException e) {
      LOG.error("the monitor's own trouble can not be kept; it is tried again", e);
      return FIRST_PAUSE;
    }
  }

  /** Does what is due; gives how long there is nothing more to do. */
  Duration turn() throws InterruptedException {
    for (Way way : Way.values()) {
      if (doubt.since(way).isPresent()) {
        lookWhereDue(way);
      }
      if (doubt.since(way).isEmpty()) {
        looks.remove(way);
        lookAtConcerned(way);
      }
    }
    tell();
    return untilDue();
  }

  private void lookWhereDue(Way way) throws InterruptedException {
    Instant now = clock.instant();
    Next next = looks.computeIfAbsent(way, _ -> new Next(now.plus(pause()), pause()));
    if (!next.due().isAfter(now)) {
      doubt.lookAgain(way);
      Duration pause =
          way.isUpWithOne() ? shorter(next.pause().multipliedBy(2), LONGEST_PAUSE) : next.pause();
      looks.put(way, new Next(clock.instant().plus(pause), pause));
    }
  }

  private Duration pause() {
    return shorter(FIRST_PAUSE, patience.get());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Also those whose silence of before the end came in only behind it. */
  private void lookAtConcerned(Way way) {
    Set<DomainName> concerned = doubt.takeConcerned(way);
    if (concerned.isEmpty()) {
      return;
    }
    LOG.info("{}: somebody answers again; to look at again: {}", way, concerned.size());
    Duration in = Duration.ZERO;
    for (DomainName domain : concerned) {
      in = in.plus(APART);
      aftermath.recheck(domain, in);
    }
  }

  /** One trouble at a time: the first one told stands for those that come with it. */
  private void tell() throws InterruptedException {
    Optional<Way> stays = told.filter(way -> doubt.since(way).isPresent());
    if (stays.isPresent()) {
      return;
    }
    Optional<Way> begun = lasting();
    if (begun.isPresent()) {
      begun = root();
    }
    if (told.isPresent() || begun.isPresent()) {
      aftermath.tell(told, begun);
      told = begun;
    }
  }

  private Optional<Way> lasting() {
    Instant now = clock.instant();
    return inDoubt().stream()
        .filter(
            way -> doubt.since(way).filter(s -> !s.plus(patience.get()).isAfter(now)).isPresent())
        .findFirst();
  }

  /** Before something is told: where another way that explains more is down too, it is that. */
  private Optional<Way> root() throws InterruptedException {
    for (Way way : Way.values()) {
      if (doubt.since(way).isEmpty()) {
        doubt.lookAgain(way);
      }
    }
    return inDoubt().stream().findFirst();
  }

  private Set<Way> inDoubt() {
    Set<Way> ways = EnumSet.noneOf(Way.class);
    for (Way way : Way.values()) {
      if (doubt.since(way).isPresent()) {
        ways.add(way);
      }
    }
    return ways;
  }

  private Duration untilDue() {
    Instant now = clock.instant();
    Duration wait = IDLE;
    for (Next next : looks.values()) {
      wait = shorter(wait, Duration.between(now, next.due()));
    }
    for (Way way : inDoubt()) {
      Instant tellable = doubt.since(way).orElse(now).plus(patience.get());
      if (tellable.isAfter(now)) {
        wait = shorter(wait, Duration.between(now, tellable));
      }
    }
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}

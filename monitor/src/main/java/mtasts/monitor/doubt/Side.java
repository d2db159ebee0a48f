package mtasts.monitor.doubt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import mtasts.checks.report.DomainName;
import mtasts.monitor.doubt.Belief.Weight;

/**
 * What is believed of one way, shared by many rounds, and the looks that settle it. Thread-safe.
 */
final class Side {

  private final Listening listening;
  private final Runnable began;
  private final InstantSource clock;
  private final Belief belief;
  private final Set<DomainName> concerned = new HashSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore looking = new Semaphore(1);

  /**
   * Believes everything.
   *
   * @param listening asks somebody again
   * @param began is run when a doubt begins, before any round that waits for it goes on
   * @param clock the time
   */
  Side(Way way, Listening listening, Runnable began, InstantSource clock) {
    this.listening = listening;
    this.began = began;
    this.clock = clock;
    this.belief = new Belief(way);
  }

  /** Takes what became of one outward step. */
  void took(Target target, boolean answered, Instant asked) {
    locked(
        () -> {
          belief.took(target, answered, asked);
          return belief;
        });
  }

  /** Goes on with a doubt of before the start of this program. */
  void resume() {
    locked(
        () -> {
          belief.resume(clock.instant());
          return belief;
        });
  }

  /**
   * Whether a silence of that moment may be the monitor's own; where that is unclear, others are
   * asked first, in one look for all who wait for it.
   */
  boolean isInDoubt(Instant asked) throws InterruptedException {
    Weight weight = weight(asked);
    if (weight == Weight.UNCLEAR) {
      looking.acquire();
      try {
        weight = weight(asked);
        if (weight == Weight.UNCLEAR) {
          look();
          weight = weight(asked);
        }
      } finally {
        looking.release();
      }
    }
    return weight == Weight.DOUBTED;
  }

  private Weight weight(Instant asked) {
    return locked(() -> belief.weigh(asked, clock.instant()));
  }

  /** Looks again, unless somebody does so already. */
  void lookAgain() throws InterruptedException {
    if (looking.tryAcquire()) {
      try {
        look();
      } finally {
        looking.release();
      }
    }
  }

  private void look() throws InterruptedException {
    boolean before = since().isPresent();
    List<Target> controls = locked(belief::controls);
    Instant at = clock.instant();
    Map<Target, Boolean> answers = ask(controls);
    locked(
        () -> {
          belief.looked(answers, at);
          return belief;
        });
    if (!before && since().isPresent()) {
      began.run();
    }
  }

  private Map<Target, Boolean> ask(List<Target> targets) throws InterruptedException {
    Map<Target, Boolean> answers = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> asked = new ArrayList<>();
      for (Target target : targets) {
        asked.add(threads.submit(() -> listening.hears(target)));
      }
      for (int i = 0; i < targets.size(); i++) {
        answers.put(targets.get(i), asked.get(i).get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return answers;
  }

  /** Since when this way is in doubt; empty: it is not. */
  Optional<Instant> since() {
    return locked(belief::since);
  }

  /** Whether a silence of that moment belongs to a doubt that is over. */
  boolean isForgotten(Instant asked) {
    return locked(() -> belief.isForgotten(asked, clock.instant()));
  }

  /** Something of this domain is unknown because of a doubt. */
  void concerns(DomainName domain) {
    locked(() -> concerned.add(domain));
  }

  /** The domains of which something was unknown, each once. */
  Set<DomainName> takeConcerned() {
    return locked(
        () -> {
          Set<DomainName> all = Set.copyOf(concerned);
          concerned.clear();
          return all;
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

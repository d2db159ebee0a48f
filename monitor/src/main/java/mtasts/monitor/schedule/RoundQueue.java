package mtasts.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mtasts.checks.report.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The rounds that are due and those under way. At most {@code concurrency} run at once, each on a
 * virtual thread; the others wait here, where one costs an entry and no thread. A domain that waits
 * or runs is not taken again: rounds neither overlap nor pile up. Re-checks go first.
 */
final class RoundQueue {

  private final Rounds rounds;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workerEnded = lock.newCondition();
  private final Deque<Due> waiting = new ArrayDeque<>();
  private final Set<DomainName> taken = new HashSet<>();
  private final Set<Thread> workers = new HashSet<>();
  private int concurrency;
  private boolean closed;
  private long progressNanos = System.nanoTime();

  RoundQueue(Rounds rounds, int concurrency, InstantSource clock) {
    this.rounds = rounds;
    this.concurrency = concurrency;
    this.clock = clock;
  }

  /** A round that is due: of whom, whether it is a re-check, since when. */
  record Due(DomainName domain, boolean again, Instant at) {}

  /** Takes a round, unless one of this domain waits or runs. */
  void add(Due due) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (!taken.add(due.domain())) {
        if (!due.again()) {
          rounds.leftOut();
        }
        return;
      }
      if (due.again()) {
        waiting.addFirst(due);
      } else {
        waiting.addLast(due);
      }
      startWorkers();
    } finally {
      lock.unlock();
    }
  }

  void concurrency(int atOnce) {
    lock.lock();
    try {
      concurrency = atOnce;
      startWorkers();
    } finally {
      lock.unlock();
    }
  }

  /** True unless rounds are under way and none has ended for so long. */
  boolean isProgressing(Duration within) {
    lock.lock();
    try {
      return workers.isEmpty() || System.nanoTime() - progressNanos < within.toNanos();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no more, drops what waits, gives what runs so long to end by itself, then interrupts it.
   */
  void close(Duration grace) throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      awaitWorkers(grace);
      workers.forEach(Thread::interrupt);
      awaitWorkers(Duration.ofSeconds(1));
    } finally {
      lock.unlock();
    }
  }

  private void awaitWorkers(Duration time) throws InterruptedException {
    long left = time.toNanos();
    while (!workers.isEmpty() && left > 0) {
      left = workerEnded.awaitNanos(left);
    }
  }

  private void startWorkers() {
    if (workers.isEmpty()) {
      progressNanos = System.nanoTime();
    }
    int wanted = Math.min(concurrency - workers.size(), waiting.size());
    for (int i = 0; i < wanted; i++) {
      Thread worker = Thread.ofVirtual().name("round").unstarted(this::work);
      workers.add(worker);
      worker.start();
    }
  }

  private void work() {
    try {
      for (Due due = next(); due != null; due = next()) {
        try {
          Duration delay = Duration.between(due.at(), clock.instant());
          rounds.late(delay.isNegative() ? Duration.ZERO : delay);
          rounds.round(due.domain(), due.again());
        } finally {
          ended(due.domain());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  /** The next round for this worker; null where there is none, and then the worker has left. */
  private @Nullable Due next() {
    lock.lock();
    try {
      if (waiting.isEmpty() || workers.size() > concurrency) {
        workers.remove(Thread.currentThread());
        return null;
      }
      return waiting.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  private void ended(DomainName domain) {
    lock.lock();
    try {
      taken.remove(domain);
      progressNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      workers.remove(Thread.currentThread());
      if (!closed) {
        startWorkers(); // where a bug ended this one, the others' rounds still go on
      }
      workerEnded.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

package mtasts.lab.tcp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a server saw, in order; the newest {@value #KEPT} are kept. Thread-safe.
 *
 * @param <T> what is seen
 */
public final class Journal<T> {

  private static final int KEPT = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Deque<T> entries = new ArrayDeque<>();

  /** Adds what was seen last. */
  public void add(T entry) {
    lock.lock();
    try {
      if (entries.size() == KEPT) {
        entries.removeFirst();
      }
      entries.addLast(entry);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All that is kept, oldest first. */
  public List<T> all() {
    lock.lock();
    try {
      return new ArrayList<>(entries);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many are there, or the time is over; gives all that are there then. */
  public List<T> await(int count, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (entries.size() < count && left > 0) {
        left = grown.awaitNanos(left);
      }
      return new ArrayList<>(entries);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all. */
  public void clear() {
    lock.lock();
    try {
      entries.clear();
    } finally {
      lock.unlock();
    }
  }
}

package mtasts.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mtasts.alerts.notice.Message;
import mtasts.alerts.notice.Receiver;
import mtasts.alerts.outbox.Outcome;

/** Takes every message at once and counts them. */
final class CountingReceiver implements Receiver {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private int count;
  private Instant first = Instant.MAX;

  @Override
  public Outcome deliver(Message message) {
    lock.lock();
    try {
      if (count++ == 0) {
        first = Instant.now();
      }
      more.signalAll();
      return Outcome.taken();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many have come. */
  void await(int wanted, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (count < wanted) {
        if (left <= 0) {
          throw new IllegalStateException("only " + count + " messages in " + atMost);
        }
        left = more.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** When the first came. */
  Instant first() {
    lock.lock();
    try {
      return first;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    // holds nothing
  }
}

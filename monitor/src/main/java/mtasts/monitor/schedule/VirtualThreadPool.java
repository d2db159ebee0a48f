package mtasts.monitor.schedule;

import java.util.concurrent.Semaphore;
import org.quartz.spi.ThreadPool;

/**
 * Quartz's workers: a virtual thread for each job, bounded by a semaphore. Jobs only put rounds
 * into the queue, so a few at once are plenty. Public because Quartz reaches for its setters by
 * reflection.
 */
public final class VirtualThreadPool implements ThreadPool {

  private static final int SIZE = 16;

  private final Semaphore free = new Semaphore(SIZE);
  private volatile boolean stopped;

  VirtualThreadPool() {}

  @Override
  public boolean runInThread(Runnable job) {
    if (stopped || !free.tryAcquire()) {
      return false;
    }
    Thread.ofVirtual()
        .name("slot")
        .start(
            () -> {
              try {
                job.run();
              } finally {
                free.release();
              }
            });
    return true;
  }

  @Override
  public int blockForAvailableThreads() {
    free.acquireUninterruptibly();
    free.release();
    return Math.max(1, free.availablePermits());
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown(boolean waitForJobs) {
    stopped = true;
    if (waitForJobs) {
      free.acquireUninterruptibly(SIZE);
      free.release(SIZE);
    }
  }

  @Override
  public int getPoolSize() {
    return SIZE;
  }

  @Override
  public void setInstanceId(String id) {}

  @Override
  public void setInstanceName(String name) {}
}

package mtasts.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs steps that block at the same time, each in a thread of the caller's kind, virtual or not;
 * closing it waits for all.
 */
final class SideBySide implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.currentThread().isVirtual()
              ? Thread.ofVirtual().factory()
              : Thread.ofPlatform().factory());

  /** A step under way. */
  record Branch<T>(Future<T> future) {

    /** Waits for the result; what the step threw is thrown here. */
    T get() throws InterruptedException {
      try {
        return future.get();
      } catch (ExecutionException e) {
        throw rethrown(Objects.requireNonNull(e.getCause()));
      }
    }
  }

  /** Starts a step. */
  <T> Branch<T> start(Callable<T> step) {
    return new Branch<>(threads.submit(step));
  }

  /** Ends what still runs, by interrupt, and waits for it. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  /** Runs all steps and gives their results in the order of the steps. */
  static <T> List<T> all(List<? extends Callable<T>> steps) throws InterruptedException {
    try (SideBySide sideBySide = new SideBySide()) {
      List<Branch<T>> branches = new ArrayList<>(steps.size());
      for (Callable<T> step : steps) {
        branches.add(sideBySide.start(step));
      }
      List<T> results = new ArrayList<>(steps.size());
      for (Branch<T> branch : branches) {
        results.add(branch.get());
      }
      return results;
    }
  }

  private static RuntimeException rethrown(Throwable cause) throws InterruptedException {
    switch (cause) {
      case InterruptedException interrupted -> throw interrupted;
      case Error error -> throw error;
      case RuntimeException bug -> throw bug;
      default -> throw new IllegalStateException(cause);
    }
  }
}

package mtasts.monitor.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The one thread that writes. What waits is done in one transaction, each piece behind a savepoint
 * of its own, so that a burst of rounds costs one sync of the disk and a piece that fails takes no
 * other with it. A caller gets its result once it is on the disk.
 */
final class Writer implements AutoCloseable {

  private static final int MOST_AT_ONCE = 64;

  private final Path file;
  private final Jdbi jdbi;
  private final BlockingQueue<Piece<?>> waiting = new LinkedBlockingQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  Writer(Path file, Jdbi jdbi) {
    this.file = file;
    this.jdbi = jdbi;
    Thread.ofPlatform().name("store-writer").daemon().start(this::work);
  }

  /** A piece of work and the promise to its caller. */
  private static final class Piece<T> {
    final Function<Handle, T> work;
    final CompletableFuture<T> result = new CompletableFuture<>();
    private Future<T> tried = new CompletableFuture<>();

    Piece(Function<Handle, T> work) {
      this.work = work;
    }

    void tryOn(Handle handle) {
      FutureTask<T> task = new FutureTask<>(() -> work.apply(handle));
      tried = task;
      handle.savepoint("piece");
      task.run(); // keeps what it throws
      if (task.state() == Future.State.SUCCESS) {
        handle.releaseSavepoint("piece");
      } else {
        handle.rollbackToSavepoint("piece");
      }
    }

    Optional<Throwable> failure() {
      return tried.state() == Future.State.FAILED
          ? Optional.of(tried.exceptionNow())
          : Optional.empty();
    }

    void committed() {
      if (tried.state() == Future.State.SUCCESS) {
        result.complete(tried.resultNow());
      } else {
        result.completeExceptionally(tried.exceptionNow());
      }
    }
  }

  <T> CompletableFuture<T> write(Function<Handle, T> work) {
    Piece<T> piece = new Piece<>(work);
    lock.lock();
    try {
      if (closed) {
        throw StoreException.closed(file);
      }
      waiting.add(piece);
    } finally {
      lock.unlock();
    }
    return piece.result;
  }

  private void work() {
    List<Piece<?>> pieces = new ArrayList<>();
    try {
      while (!closed || !waiting.isEmpty()) {
        pieces.add(waiting.take());
        waiting.drainTo(pieces, MOST_AT_ONCE - 1);
        commit(pieces);
        pieces.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that: the thread is ours alone
    }
  }

  private void commit(List<Piece<?>> pieces) {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      pieces.forEach(piece -> piece.tryOn(handle));
      handle.commit();
      pieces.forEach(Piece::committed);
    } catch (JdbiException e) {
      // A full disk ends the whole transaction inside the piece that met it: that piece knows why.
      Throwable first = pieces.stream().flatMap(p -> p.failure().stream()).findFirst().orElse(e);
      StoreException problem = StoreException.of(file, first);
      pieces.forEach(piece -> piece.result.completeExceptionally(problem));
    }
  }

  /** Does what waits, and ends. */
  @Override
  public void close() {
    CompletableFuture<Boolean> last;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      last = write(handle -> true);
      closed = true;
    } finally {
      lock.unlock();
    }
    last.handle((done, problem) -> done).join();
  }
}

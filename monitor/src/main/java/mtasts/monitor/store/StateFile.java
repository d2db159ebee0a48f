package mtasts.monitor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The SQLite file, locked against a second daemon, in the form of this version, with its
 * connections: one that writes and a few that read beside it (write-ahead log). {@code
 * synchronous=FULL}, because a message that was sent must not be forgotten, by a power cut, with
 * the incident that it tells of.
 */
final class StateFile implements AutoCloseable {

  /** How many connections read. */
  static final int READERS = 3;

  /** How long another program's lock is waited for. */
  static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);

  private final Path path;
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final FileLock lock;

  private StateFile(Path path, HikariDataSource writing, HikariDataSource reading, FileLock lock) {
    this.path = path;
    this.writing = writing;
    this.reading = reading;
    this.lock = lock;
  }

  /** Opens the file, makes it where there is none, migrates it where it is older. */
  static StateFile open(Path path) {
    makeFolderOf(path);
    FileLock lock = FileLock.of(path);
    boolean opened = false;
    try {
      HikariDataSource writing = migrated(path);
      StateFile file = new StateFile(path, writing, pool(path, "readers", READERS), lock);
      opened = true;
      return file;
    } catch (PoolInitializationException e) {
      throw StoreException.of(path, e);
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private static void makeFolderOf(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new StoreException(path + ": its folder can not be made (" + e + ")");
    }
  }

  private static HikariDataSource migrated(Path path) {
    HikariDataSource writing = pool(path, "writer", 1);
    boolean migrated = false;
    try {
      new Migration(path, writing).run();
      migrated = true;
      return writing;
    } finally {
      if (!migrated) {
        writing.close();
      }
    }
  }

  private static HikariDataSource pool(Path path, String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store-" + name);
    config.setJdbcUrl("jdbc:sqlite:" + path);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("foreign_keys", "true");
    config.addDataSourceProperty("busy_timeout", Long.toString(LOCK_PATIENCE.toMillis()));
    config.setInitializationFailTimeout(1);
    config.setConnectionTimeout(LOCK_PATIENCE.multipliedBy(2).toMillis());
    return new HikariDataSource(config);
  }

  /** The one connection that writes. */
  Jdbi writer() {
    return jdbi(writing);
  }

  /** The connections that read. */
  Jdbi readers() {
    return jdbi(reading);
  }

  private static Jdbi jdbi(HikariDataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    Columns.register(jdbi);
    return jdbi;
  }

  Path path() {
    return path;
  }

  boolean isClosed() {
    return writing.isClosed();
  }

  /** Folds the write-ahead log into the file and lets go of it. */
  @Override
  public void close() {
    reading.close();
    try (Handle handle = Jdbi.open(writing)) {
      handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (JdbiException e) {
      throw StoreException.of(path, e);
    } finally {
      writing.close();
      lock.close();
    }
  }
}

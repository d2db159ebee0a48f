package mtasts.monitor.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second daemon away from the same state. The lock is on a file of its own beside it, since
 * closing any handle of a locked file would undo SQLite's own locks; the kernel lets go of it when
 * the process ends, however it ends.
 */
final class FileLock implements AutoCloseable {

  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock that belongs to a state file. */
  static FileLock of(Path file) {
    Path path = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(file + ": another mta-sts-monitor is running on this state file");
      }
      return new FileLock(channel);
    } catch (IOException e) {
      throw new StoreException(file + ": the lock file beside it can not be written (" + e + ")");
    }
  }

  private static java.nio.channels.@Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("the lock of the state file could not be released (" + e + ")");
    }
  }
}

package mtasts.monitor.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mtasts.monitor.config.FileStamp;

/** Sees the files of {@code domains_from} change. Not thread-safe. */
final class ListWatch {

  /** As they were when they were used, or last found to be of no use. */
  private Map<Path, FileStamp> tried;

  /** As they were at the last look. */
  private Map<Path, FileStamp> seen;

  /** Watches these, which are in use. */
  ListWatch(Map<Path, FileStamp> used) {
    tried = used;
    seen = used;
  }

  /** Watches these from now on, which are in use. */
  void follow(Map<Path, FileStamp> used) {
    tried = used;
    seen = used;
  }

  /**
   * Looks at them. One that is being written is left alone until two looks find it the same.
   *
   * @return whether they should be read again; true once for each change
   */
  boolean haveChanged() {
    Map<Path, FileStamp> now = new HashMap<>();
    tried.keySet().forEach(file -> now.put(file, FileStamp.of(file)));
    boolean settled = now.equals(seen) && !now.equals(tried);
    seen = now;
    if (settled) {
      tried = now;
    }
    return settled;
  }
}

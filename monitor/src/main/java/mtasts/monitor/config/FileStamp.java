package mtasts.monitor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * By what a file is known to be another than before, without reading it: its time, its size, and
 * which file it is, so that one that was moved into its place is seen too.
 *
 * @param text all of these; empty where there is no such file
 */
public record FileStamp(String text) {

  /** The file that is there now. Never fails: what can not be looked at is not there. */
  public static FileStamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(now.lastModifiedTime() + " " + now.size() + " " + now.fileKey());
    } catch (IOException e) {
      return new FileStamp("");
    }
  }
}

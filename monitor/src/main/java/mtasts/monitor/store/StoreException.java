package mtasts.monitor.store;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The state could not be read or written: the disk is full, the file is locked, damaged or not
 * ours. The message names the file and says what is wrong in plain words.
 */
public final class StoreException extends RuntimeException {

  StoreException(String message) {
    super(message);
  }

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Something was asked of the state after its end. */
  static StoreException closed(Path file) {
    return new StoreException(file + ": the state is closed");
  }

  /** What went wrong with the file, in words for the operator. */
  static StoreException of(Path file, Throwable problem) {
    return new StoreException(file + ": " + reason(problem), problem);
  }

  private static String reason(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return reason(sql);
      }
    }
    return String.valueOf(problem.getMessage());
  }

  /** By SQLite's primary result codes, https://sqlite.org/rescode.html. */
  private static String reason(SQLException problem) {
    return switch (problem.getErrorCode()) {
      case 5, 6 -> "another program holds a lock on the state file";
      case 8 -> "the state file can not be written: it, or its folder, is read-only";
      case 10 -> "reading or writing the state file failed (disk error?)";
      case 11 -> "the state file is damaged; move it away, or put a copy of it in its place";
      case 13 -> "the disk is full";
      case 14 ->
          "the state file can not be opened; does its folder exist, and may this user write?";
      case 26 -> "this is not a state file (no SQLite database); nothing was changed";
      default -> String.valueOf(problem.getMessage());
    };
  }
}

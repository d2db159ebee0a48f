package mtasts.monitor.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file that the user named cannot be read, in plain words. */
final class Unreadable {

  private Unreadable() {}

  /** The same behind the name of the file, where the problem tells it. */
  static String fileAndWhy(IOException problem) {
    return problem instanceof FileSystemException named && named.getFile() != null
        ? named.getFile() + ": " + why(problem)
        : why(problem);
  }

  static String why(IOException problem) {
    return switch (problem) {
      case NoSuchFileException missing -> "there is no such file";
      case AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(problem.getMessage());
    };
  }
}

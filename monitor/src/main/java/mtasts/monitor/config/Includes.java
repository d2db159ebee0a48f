package mtasts.monitor.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds the files that {@code include} means. */
final class Includes {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  private Includes() {}

  /** The files, each once, those of one pattern by name. */
  static Set<Path> files(Value value) {
    Set<Path> files = new LinkedHashSet<>();
    for (Value element : value.list("a list of files such as [conf.d/*.yaml]")) {
      element.as(Kind.TEXT).ifPresent(pattern -> files.addAll(matching(element, pattern)));
    }
    return files;
  }

  private static List<Path> matching(Value element, String pattern) {
    int slash = pattern.lastIndexOf('/');
    String folder = pattern.substring(0, slash + 1);
    String name = pattern.substring(slash + 1);
    if (WILDCARD.matcher(folder).find()) {
      element.error(Quoted.text(pattern) + " has a wildcard before the last /");
      return List.of();
    }
    if (!WILDCARD.matcher(name).find()) {
      return List.of(element.file().resolve(pattern));
    }
    return inFolder(element, element.file().resolve(folder), name);
  }

  private static List<Path> inFolder(Value element, Path folder, String name) {
    Path listed = folder.toString().isEmpty() ? Path.of(".") : folder;
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(listed)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(listed, name)) {
        entries.forEach(entry -> files.add(folder.resolve(entry.getFileName())));
      } catch (PatternSyntaxException e) {
        element.error(Quoted.text(name) + " is not a valid pattern: " + e.getDescription());
        return List.of();
      } catch (IOException e) {
        element.error("cannot list " + listed + ": " + e.getMessage());
        return List.of();
      }
    }
    if (files.isEmpty()) {
      element.warning("matches no file");
    }
    files.sort(null);
    return files;
  }
}

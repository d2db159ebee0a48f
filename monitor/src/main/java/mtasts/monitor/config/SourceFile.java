package mtasts.monitor.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.yaml.snakeyaml.error.Mark;

/**
 * A file that is being read, and what reading it needs.
 *
 * @param path the file as the user would name it
 * @param problems where to note what is wrong with it
 * @param environment the variables that secrets may name; empty: secrets are not read
 * @param secrets which secrets are read, by the path of their key
 * @param lists gathers the files of {@code domains_from}, as they were before they were read
 */
record SourceFile(
    Path path,
    Problems problems,
    Optional<Map<String, String>> environment,
    Predicate<String> secrets,
    Map<Path, FileStamp> lists) {

  /** The variables for the secret behind this key; empty: it is not read. */
  Optional<Map<String, String>> environmentFor(String key) {
    return environment.filter(_ -> secrets.test(key));
  }

  /** The place that SnakeYAML means. */
  Place place(Mark mark) {
    return place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** A place in this file. */
  Place place(int line, int column) {
    return new Place(path.toString(), line, column);
  }

  /** A path as this file means it: relative to the file itself. */
  Path resolve(String text) {
    return path.resolveSibling(text);
  }

  /** Another file, read in the same way, with problems of its own. */
  SourceFile sibling(Path other) {
    return new SourceFile(other, new Problems(), environment, secrets, lists);
  }

  /** Reads a list of domains. */
  FileText readList(Path file) {
    lists.put(file, FileStamp.of(file));
    return FileText.read(file);
  }
}

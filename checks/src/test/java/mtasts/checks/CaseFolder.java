package mtasts.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One folder of {@code cases/}. What it leaves out is as in the good domain of the first.
 *
 * @param path the folder
 * @param label what stands in the place of {@value #EXAMPLE} in all names, so that cases whose
 *     labels differ have no name in common; as long as that, since lengths matter
 */
public record CaseFolder(Path path, String label) {

  private static final Path ROOT = Path.of("src/test/resources/cases");
  private static final String GOOD = "0000-good-domain";
  private static final String EXAMPLE = "example";

  /** Checks the length of the label. */
  public CaseFolder {
    if (label.length() != EXAMPLE.length()) {
      throw new IllegalArgumentException(label + " is not as long as " + EXAMPLE);
    }
  }

  /** All cases of this module in the order of their names, the good domain first. */
  static List<CaseFolder> all() {
    return all(ROOT);
  }

  /** The cases below this folder in the order of their names, the good domain first. */
  public static List<CaseFolder> all(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(folder -> new CaseFolder(folder, EXAMPLE))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same case with other names. */
  public CaseFolder named(String otherLabel) {
    return new CaseFolder(path, otherLabel);
  }

  /** The name of the folder. */
  public String name() {
    return path.getFileName().toString();
  }

  /** False where the case asks for a check of a kind of its own, beyond other deadlines. */
  public boolean isCheckedAsUsual() {
    return CaseSettings.of(this).areUsual();
  }

  Path expected() {
    return path.resolve("expected");
  }

  /** The text of a file, one char a byte; of the good domain where this case has no such file. */
  Optional<String> text(String file) {
    return Stream.of(path, path.resolveSibling(GOOD))
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .findFirst()
        .map(CaseFolder::read)
        .map(this::renamed);
  }

  /** The names of the folder as this case has them. */
  String renamed(String text) {
    return replaced(text, EXAMPLE, label);
  }

  /** The opposite: the names as the folder has them. */
  String original(String text) {
    return replaced(text, label, EXAMPLE);
  }

  /** In lower case, in upper case, and with a capital letter. */
  private static String replaced(String text, String from, String to) {
    return text.replace(from, to)
        .replace(from.toUpperCase(Locale.ROOT), to.toUpperCase(Locale.ROOT))
        .replace(capitalized(from), capitalized(to));
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** The lines of a script: without those that are empty or begin with {@code #}. */
  List<String> script(String file) {
    return text(file).stream()
        .flatMap(String::lines)
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String readUtf8(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

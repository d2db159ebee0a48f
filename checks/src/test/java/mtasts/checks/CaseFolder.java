package mtasts.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One folder of {@code cases/}. What it leaves out is as in the good domain of the first. */
record CaseFolder(Path path) {

  static final Path ROOT = Path.of("src/test/resources/cases");
  private static final Path GOOD = ROOT.resolve("0000-good-domain");

  /** All cases in the order of their names, the good domain first. */
  static List<CaseFolder> all() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(Files::isDirectory).sorted().map(CaseFolder::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  Path expected() {
    return path.resolve("expected");
  }

  /** The text of a file, one char a byte; of the good domain where this case has no such file. */
  Optional<String> text(String file) {
    return Stream.of(path, GOOD)
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .findFirst()
        .map(CaseFolder::read);
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

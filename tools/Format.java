import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over all Java files below the folders given: {@code check} names the files that are not
 * formatted and fails, {@code apply} rewrites them. Part of the build; see {@code pom.xml}.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    List<String> files = new ArrayList<>();
    for (String folder : List.of(args).subList(1, args.length)) {
      files.addAll(javaFilesBelow(Path.of(folder)));
    }
    if (files.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>();
    if (args[0].equals("apply")) {
      command.add("--replace");
    } else {
      command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    command.addAll(files);
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int unformatted = new Main(out, err, System.in).format(command.toArray(String[]::new));
    if (unformatted != 0) {
      err.println("The files above are not formatted: run mvn -N -Pformat process-sources");
      System.exit(1);
    }
  }

  private static List<String> javaFilesBelow(Path folder) throws Exception {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
  }
}

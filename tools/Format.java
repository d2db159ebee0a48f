import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs google-java-format over the Java files below the folders given: {@code check} names the files that are not
 * formatted and fails, {@code apply} rewrites them. Part of the build; see {@code pom.xml}. Remembers in a file the
 * hashes of what it found in order, since looking at everything takes longer than most builds.
 */
final class Format {
  private Format() {}

  /** The arguments: {@code check} or {@code apply}, the file that remembers, the folders. */
  public static void main(String[] args) throws Exception {
    Path memory = Path.of(args[1]);
    Set<String> inOrder = Files.exists(memory) ? new HashSet<>(Files.readAllLines(memory)) : Set.of();
    List<Path> all = new ArrayList<>();
    for (String folder : List.of(args).subList(2, args.length)) {
      all.addAll(javaFilesBelow(Path.of(folder)));
    }
    List<String> files = new ArrayList<>();
    for (Path file : all) {
      if (!inOrder.contains(hash(file))) {
        files.add(file.toString());
      }
    }
    if (!files.isEmpty() && !format(args[0].equals("apply"), files)) {
      System.err.println("The files above are not formatted: run mvn -N -Pformat process-sources");
      System.exit(1);
    }
    Set<String> hashes = new TreeSet<>();
    for (Path file : all) {
      hashes.add(hash(file));
    }
    Files.write(memory, hashes);
  }

  private static boolean format(boolean apply, List<String> files) throws Exception {
    List<String> command = new ArrayList<>();
    if (apply) {
      command.add("--replace");
    } else {
      command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    command.addAll(files);
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    return new Main(out, err, System.in).format(command.toArray(String[]::new)) == 0;
  }

  private static String hash(Path file) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static List<Path> javaFilesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }
}

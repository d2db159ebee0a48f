import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the self-contained image: a linked Java runtime, the jars, the launcher, and a cache of
 * loaded classes that halves the start. Part of the build; see {@code monitor/pom.xml}.
 *
 * <p>Arguments: the jar of the product, the folder with the jars that it needs, the folder with the
 * launcher, the image to make.
 */
final class Image {

  /** What the libraries use; java.desktop for java.beans, java.rmi for Quartz. */
  private static final String MODULES =
      "java.base,java.desktop,java.logging,java.management,java.naming,java.rmi,java.security.sasl,java.sql,"
          + "java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported";

  private Image() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path jar = Path.of(args[0]);
    Path libraries = Path.of(args[1]);
    Path launchers = Path.of(args[2]);
    Path image = Path.of(args[3]);
    delete(image);
    link(image.resolve("runtime"));
    copyAll(libraries, image.resolve("lib"));
    Files.copy(jar, image.resolve("lib").resolve(jar.getFileName()));
    copyAll(launchers, image.resolve("bin"));
    for (Path launcher : filesIn(image.resolve("bin"))) {
      launcher.toFile().setExecutable(true, false);
    }
    train(image, image.resolve("lib").resolve(jar.getFileName()));
  }

  private static void link(Path runtime) {
    int status =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IllegalStateException("this JDK has no jlink"))
            .run(
                System.out,
                System.err,
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-6",
                "--output",
                runtime.toString());
    if (status != 0) {
      throw new IllegalStateException("jlink failed");
    }
  }

  /**
   * Runs the program once and keeps the classes that it loaded; bound to this runtime and these
   * jars.
   */
  private static void train(Path image, Path jar) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            image.resolve("runtime/bin/java").toString(),
            "-XX:AOTCacheOutput=" + image.resolve("lib/mta-sts-monitor.aot"),
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Xlog:disable",
            "-cp",
            jar.toString(),
            "mtasts.monitor.Main",
            "--version");
    Process training = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (training.waitFor() != 0) {
      throw new IllegalStateException("the training run failed: " + said);
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : filesIn(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(deepestFirst::add);
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}

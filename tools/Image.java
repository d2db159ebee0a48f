import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.sqlite.util.LibraryLoaderUtil;

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

  /** Security providers that the runtime lists, but whose modules are not linked. */
  private static final Set<String> ABSENT =
      Set.of("SunJGSS", "XMLDSig", "SunPCSC", "JdkSASL", "SunPKCS11");

  private static final Pattern PROVIDER = Pattern.compile("security\\.provider\\.\\d+=(\\w+)\\s*");

  private Image() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path jar = Path.of(args[0]);
    Path libraries = Path.of(args[1]);
    Path launchers = Path.of(args[2]);
    Path image = Path.of(args[3]);
    delete(image);
    link(image.resolve("runtime"));
    leaveOutProviders(image.resolve("runtime/conf/security/java.security"));
    copyAll(libraries, image.resolve("lib"));
    for (Path library : filesIn(image.resolve("lib"))) {
      if (library.getFileName().toString().startsWith("picocli-")) {
        OldClasses.renew(library);
      }
    }
    takeOutSqlite(image.resolve("lib"));
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
   * Takes the absent providers off the list. In search of one of them the runtime would make every
   * provider that some jar offers, and one of the demo's costs as much as half a check.
   */
  private static void leaveOutProviders(Path properties) throws IOException {
    List<String> lines = new ArrayList<>();
    int rank = 0;
    for (String line : Files.readAllLines(properties)) {
      Matcher provider = PROVIDER.matcher(line);
      if (!provider.matches()) {
        lines.add(line);
      } else if (!ABSENT.contains(provider.group(1))) {
        rank++;
        lines.add("security.provider." + rank + "=" + provider.group(1));
      }
    }
    Files.write(properties, lines);
  }

  /**
   * Puts SQLite for this machine beside the jars, where the launcher says that it is. From the jar it
   * would be copied to the folder for temporary files at each start: that may be mounted noexec, and
   * who is killed leaves the copy there.
   */
  private static void takeOutSqlite(Path lib) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IllegalStateException("SQLite has no " + resource);
      }
      Files.copy(library, lib.resolve(name));
    }
  }

  /** Keeps what the runtime learned from a run; bound to this runtime and these jars. */
  private static void train(Path image, Path jar) throws IOException, InterruptedException {
    Path cache = image.resolve("lib/mta-sts-monitor.aot");
    Training.run(
        List.of(
            image.resolve("runtime/bin/java").toString(),
            "-XX:AOTCacheOutput=" + cache,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Xlog:disable",
            "-cp",
            jar.toString(),
            "mtasts.monitor.Main"));
    if (!Files.exists(cache)) {
      throw new IllegalStateException("the training run left no " + cache);
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

  static void delete(Path folder) throws IOException {
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

package mtasts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures the image and prints the tables of bench/README.md. */
public final class Bench {

  private static final List<String> ALL =
      List.of("check", "history", "memory", "metrics", "outbox", "pages", "start", "storm");

  private Bench() {}

  /**
   * Arguments: the folder of the image, how many domains, how many repetitions, then the
   * measurements wanted (none: all).
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Image image = new Image(Path.of(args[0]));
    int domains = Integer.parseInt(args[1]);
    int repetitions = Integer.parseInt(args[2]);
    List<String> wanted = args.length > 3 ? List.of(args).subList(3, args.length) : ALL;
    Path folder = Files.createTempDirectory("mta-sts-bench");
    for (String measurement : wanted) {
      Path own = Files.createDirectory(folder.resolve(measurement));
      System.out.print(measure(measurement, image, domains, repetitions, own));
      System.out.println();
    }
    delete(folder); // stays where a measurement fails: the output of the program is in it
  }

  private static String measure(
      String measurement, Image image, int domains, int repetitions, Path folder)
      throws IOException, InterruptedException {
    return switch (measurement) {
      case "check" -> CheckBench.run(image, domains, repetitions, folder);
      case "history" -> HistoryBench.run(100 * domains, folder);
      case "memory" -> MemoryBench.run(image, domains, folder);
      case "metrics" -> ScrapeBench.run(image, domains, folder);
      case "outbox" -> OutboxBench.run(folder);
      case "pages" -> PageBench.run(image, 100 * domains, folder);
      case "storm" -> StormBench.run(20 * domains, folder);
      case "start" -> StartBench.run(image, repetitions, folder);
      default -> throw new IllegalArgumentException(measurement + " is none of " + ALL);
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

package mtasts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One {@code check} of a whole fleet beside {@link BareLoop}, in turns, so that a noisy machine
 * disturbs both alike.
 */
final class CheckBench {

  /** A machine so busy that some deadline passes still gives a figure. */
  private static final List<Integer> EXIT_CODES = List.of(0, 1, 2, 3);

  private static final Pattern CODE = Pattern.compile("\"code\" : \"([a-z0-9._-]+)\"");

  private CheckBench() {}

  static String run(Image image, int domains, int repetitions, Path folder)
      throws IOException, InterruptedException {
    List<Cost> bare = new ArrayList<>();
    List<Cost> check = new ArrayList<>();
    try (Fleet fleet = Fleet.start(image, domains, folder)) {
      for (int i = 0; i < repetitions; i++) {
        bare.add(bare(image, fleet, folder.resolve("bare.out")));
        check.add(check(image, fleet, domains, folder.resolve("check.out")));
      }
    }
    return table(domains, bare, check);
  }

  private static Cost bare(Image image, Fleet fleet, Path output)
      throws IOException, InterruptedException {
    List<String> command =
        image.java(BareLoop.class, fleet.root().toString(), fleet.servers().toString());
    return Cost.of(command, output, List.of(0));
  }

  private static Cost check(Image image, Fleet fleet, int domains, Path output)
      throws IOException, InterruptedException {
    List<String> command =
        image.program("check", "-c", fleet.config().toString(), "--format", "json");
    Cost cost = Cost.of(command, output, EXIT_CODES);
    String reports = Files.readString(output);
    long ok = reports.split("\"status\" : \"ok\"", -1).length - 1L;
    if (ok < domains) {
      System.err.println(
          (domains - ok) + " of " + domains + " domains are not ok: " + codes(reports));
    }
    return cost;
  }

  /** How often each finding, or what stayed unjudged, is in the reports. */
  private static Map<String, Long> codes(String reports) {
    return CODE.matcher(reports)
        .results()
        .collect(
            Collectors.groupingBy(found -> found.group(1), TreeMap::new, Collectors.counting()));
  }

  private static String table(int domains, List<Cost> bare, List<Cost> check) {
    double bareCpu = median(bare, Cost::cpu);
    double checkCpu = median(check, Cost::cpu);
    return """
    %,d domains, %d MX hosts, median of %d runs

    | | domains/s | CPU per domain | CPU |
    | --- | --- | --- | --- |
    | bare loop | %.0f | %.2f ms | 1 |
    | `check` | %.0f | %.2f ms | %.2f |
    """
        .formatted(
            domains,
            FleetLab.MX_HOSTS,
            bare.size(),
            domains / median(bare, Cost::wall),
            1000 * bareCpu / domains,
            domains / median(check, Cost::wall),
            1000 * checkCpu / domains,
            checkCpu / bareCpu);
  }

  private static double median(List<Cost> costs, Function<Cost, Duration> what) {
    return Median.of(costs.stream().map(what).toList()).toNanos() / 1e9;
  }
}

package mtasts.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long a person waits: for the first packet of a check, and for the check of one domain, beside
 * the start of the program and that of its runtime alone.
 */
final class StartBench {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private StartBench() {}

  static String run(Image image, int repetitions, Path folder)
      throws IOException, InterruptedException {
    List<Cost> runtime = new ArrayList<>();
    List<Cost> version = new ArrayList<>();
    List<Duration> firstPacket = new ArrayList<>();
    List<Cost> check = new ArrayList<>();
    try (Fleet fleet = Fleet.start(image, 1, folder)) {
      String config = fleet.config().toString();
      Path output = folder.resolve("out");
      for (int i = 0; i < repetitions; i++) {
        runtime.add(Cost.of(image.runtime("-version"), output, List.of(0)));
        version.add(Cost.of(image.program("--version"), output, List.of(0)));
        firstPacket.add(firstPacket(image));
        check.add(Cost.of(image.program("check", "-c", config), output, List.of(0)));
      }
    }
    return table(runtime, version, firstPacket, check);
  }

  /** From the start of the process to the arrival of its first DNS query, which nobody answers. */
  private static Duration firstPacket(Image image) throws IOException, InterruptedException {
    try (DatagramSocket resolver =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
      resolver.setSoTimeout((int) SILENCE.toMillis());
      String address = "127.0.0.1:" + resolver.getLocalPort();
      List<String> command = image.program("check", "--resolver", address, "d0.example");
      long start = System.nanoTime();
      Process check =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        resolver.receive(new DatagramPacket(new byte[512], 512));
        return Duration.ofNanos(System.nanoTime() - start);
      } finally {
        check.destroy();
        check.waitFor();
      }
    }
  }

  private static String table(
      List<Cost> runtime, List<Cost> version, List<Duration> firstPacket, List<Cost> check) {
    return """
    One domain on loopback, %d runs: median (least)

    | | from start to end | CPU |
    | --- | --- | --- |
    | the runtime alone | %s | %s |
    | `--version` | %s | %s |
    | `check`, to its first packet | %s | |
    | `check` | %s | %s |
    | `check` beyond `--version` | %s | %s |
    """
        .formatted(
            version.size(),
            seconds(walls(runtime)),
            seconds(cpus(runtime)),
            seconds(walls(version)),
            seconds(cpus(version)),
            seconds(firstPacket),
            seconds(walls(check)),
            seconds(cpus(check)),
            difference(walls(check), walls(version)),
            difference(cpus(check), cpus(version)));
  }

  private static List<Duration> walls(List<Cost> costs) {
    return costs.stream().map(Cost::wall).toList();
  }

  private static List<Duration> cpus(List<Cost> costs) {
    return costs.stream().map(Cost::cpu).toList();
  }

  private static String seconds(List<Duration> measured) {
    return difference(measured, List.of(Duration.ZERO));
  }

  private static String difference(List<Duration> more, List<Duration> less) {
    return "%.2f s (%.2f s)"
        .formatted(
            Median.of(more).minus(Median.of(less)).toNanos() / 1e9,
            Collections.min(more).minus(Collections.min(less)).toNanos() / 1e9);
  }
}

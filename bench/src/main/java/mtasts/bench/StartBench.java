package mtasts.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How long a person waits: for the first packet of a check, and for the check of one domain, beside
 * the start of the runtime itself.
 */
final class StartBench {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private StartBench() {}

  static String run(Image image, int repetitions, Path folder)
      throws IOException, InterruptedException {
    List<Cost> version = new ArrayList<>();
    List<Duration> firstPacket = new ArrayList<>();
    List<Cost> check = new ArrayList<>();
    try (Fleet fleet = Fleet.start(image, 1, folder)) {
      String config = fleet.config().toString();
      Path output = folder.resolve("out");
      for (int i = 0; i < repetitions; i++) {
        version.add(Cost.of(image.program("--version"), output, List.of(0)));
        firstPacket.add(firstPacket(image));
        check.add(Cost.of(image.program("check", "-c", config), output, List.of(0)));
      }
    }
    return table(version, firstPacket, check);
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

  private static String table(List<Cost> version, List<Duration> firstPacket, List<Cost> check) {
    Duration own = median(version, Cost::wall);
    Duration packet = Median.of(firstPacket);
    Duration whole = median(check, Cost::wall);
    return """
    One domain on loopback, median of %d runs

    | | from start | beyond `--version` | CPU |
    | --- | --- | --- | --- |
    | `--version`, start to end | %s | | %s |
    | `check`, start to first packet | %s | %s | |
    | `check`, start to end | %s | %s | %s |
    """
        .formatted(
            version.size(),
            seconds(own),
            seconds(median(version, Cost::cpu)),
            seconds(packet),
            seconds(packet.minus(own)),
            seconds(whole),
            seconds(whole.minus(own)),
            seconds(median(check, Cost::cpu)));
  }

  private static Duration median(List<Cost> costs, Function<Cost, Duration> what) {
    return Median.of(costs.stream().map(what).toList());
  }

  private static String seconds(Duration duration) {
    return "%.2f s".formatted(duration.toNanos() / 1e9);
  }
}

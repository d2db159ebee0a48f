package mtasts.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.store.Store;

/**
 * How long the pages of a daemon take that knows a very large fleet. The state is made up and
 * fresh, so that no round is under way; every hundredth domain is bad.
 */
final class PageBench {

  private static final int WARM_UP = 10;
  private static final int VISITS = 50;
  private static final int AT_ONCE = 1_000;
  private static final int ONE_IN = 100;

  private PageBench() {}

  static String run(Image image, int domains, Path folder)
      throws IOException, InterruptedException {
    fill(folder.resolve("state.db"), domains);
    Path config = configuration(folder, domains);
    List<String> pages =
        List.of(
            "/",
            "/?status=failing",
            "/?text=" + name(domains - 1),
            "/?text=no-such-domain",
            "/?code=smtp.starttls-missing",
            "/?mx=mx1.provider.example",
            "/?page=" + domains / 100,
            "/domains/" + name(0),
            "/mx/mx1.provider.example",
            "/api/v1/domains?limit=100");
    try (Daemon daemon = Daemon.start(image, config, folder.resolve("run.out"), "-Xmx512m")) {
      daemon.awaitReady();
      List<String> rows = new ArrayList<>();
      for (String page : pages) {
        rows.add(row(page, visits(daemon.page(page))));
      }
      return "| page, %,d domains, %d visits | median | longest |%n| --- | --- | --- |%n%s%n"
          .formatted(domains, VISITS, String.join("\n", rows));
    }
  }

  private static void fill(Path state, int domains) {
    try (Store store = Store.open(state)) {
      for (int from = 0; from < domains; from += AT_ONCE) {
        List<DomainReport> some =
            IntStream.range(from, Math.min(domains, from + AT_ONCE))
                .mapToObj(i -> MadeUp.report(name(i), "mx" + i % 20, i % ONE_IN == 0))
                .toList();
        store.write(
            tx -> {
              some.forEach(tx::put);
              return some;
            });
      }
    }
  }

  private static String name(int number) {
    return "customer-%06d.example".formatted(number);
  }

  private static Path configuration(Path folder, int domains) throws IOException {
    Files.writeString(
        folder.resolve("domains.txt"),
        IntStream.range(0, domains).mapToObj(PageBench::name).collect(Collectors.joining("\n")));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    return Files.writeString(
        folder.resolve("config.yaml"),
        """
        domains: []
        groups: [{name: all, labels: {tier: gold}, domains_from: domains.txt}]
        schedule: {interval: 300d}
        http: {listen: "127.0.0.1:%d"}
        storage: {path: state.db}
        """
            .formatted(port));
  }

  private static List<Duration> visits(URI page) throws IOException {
    List<Duration> times = new ArrayList<>();
    for (int i = -WARM_UP; i < VISITS; i++) {
      long start = System.nanoTime();
      try (InputStream body = page.toURL().openStream()) {
        body.readAllBytes();
      }
      if (i >= 0) {
        times.add(Duration.ofNanos(System.nanoTime() - start));
      }
    }
    return times;
  }

  private static String row(String page, List<Duration> times) {
    return "| `%s` | %d ms | %d ms |"
        .formatted(
            page,
            Median.of(times).toMillis(),
            times.stream().max(Duration::compareTo).orElseThrow().toMillis());
  }
}

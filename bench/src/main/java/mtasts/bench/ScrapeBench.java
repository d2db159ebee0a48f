package mtasts.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long Prometheus waits for the metrics of a daemon that knows a whole fleet. */
final class ScrapeBench {

  private static final int WARM_UP = 5;
  private static final int SCRAPES = 30;

  private ScrapeBench() {}

  static String run(Image image, int domains, Path folder)
      throws IOException, InterruptedException {
    try (Fleet fleet = Fleet.start(image, domains, folder);
        Daemon daemon = Daemon.start(image, fleet.config(), folder.resolve("run.out"))) {
      daemon.awaitReady();
      List<Duration> times = new ArrayList<>();
      String body = "";
      for (int i = -WARM_UP; i < SCRAPES; i++) {
        long start = System.nanoTime();
        body = scrape(daemon.page("/metrics"));
        if (i >= 0) {
          times.add(Duration.ofNanos(System.nanoTime() - start));
        }
      }
      return table(domains, times, body);
    }
  }

  private static String scrape(URI metrics) throws IOException {
    URLConnection connection = metrics.toURL().openConnection();
    connection.setRequestProperty("Accept", "application/openmetrics-text;version=1.0.0");
    try (InputStream body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String table(int domains, List<Duration> times, String body) {
    return """
    `/metrics` of %,d domains, %d scrapes

    | | |
    | --- | --- |
    | series | %,d |
    | size | %,d KiB |
    | a scrape, median | %d ms |
    | a scrape, longest | %d ms |
    """
        .formatted(
            domains,
            times.size(),
            body.lines().filter(line -> !line.startsWith("#")).count(),
            body.length() / 1024,
            Median.of(times).toMillis(),
            times.stream().max(Duration::compareTo).orElseThrow().toMillis());
  }
}

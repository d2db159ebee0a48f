package mtasts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import mtasts.alerts.incident.Calm;
import mtasts.alerts.incident.Confirmation;
import mtasts.alerts.incident.Flapping;
import mtasts.alerts.incident.Incidents;
import mtasts.alerts.notice.NoticeCarrier;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.outbox.Dispatcher;
import mtasts.checks.report.DomainReport;
import mtasts.monitor.store.Store;

/**
 * A fleet that turns bad by five causes at once: how fast rounds are decided and kept, how soon the
 * first message leaves, and how many there are. With the real state on disk; the checks are made
 * up, and the receiver only counts.
 */
final class StormBench {

  private static final int CAUSES = 5;
  private static final int ROUNDS_AT_ONCE = 256;
  private static final Duration MESSAGES_WITHIN = Duration.ofMinutes(2);

  private final int domains;
  private final Store store;
  private final CountingReceiver receiver = new CountingReceiver();
  private final Incidents incidents =
      new Incidents(
          Confirmation.DEFAULT,
          Flapping.DEFAULT,
          Calm.NONE,
          MadeUp.EVERYBODY,
          Duration.ofSeconds(1),
          new Random(1));

  private StormBench(int domains, Store store) {
    this.domains = domains;
    this.store = store;
  }

  static String run(int domains, Path folder) throws IOException, InterruptedException {
    try (Store store = Store.open(folder.resolve("state.db"))) {
      return new StormBench(domains, store).run(folder.resolve("state.db"));
    }
  }

  private String run(Path file) throws IOException, InterruptedException {
    Dispatcher dispatcher =
        new Dispatcher(
            store.outbox(),
            Map.of(
                "ops",
                new NoticeCarrier(
                    store.archive(),
                    receiver,
                    MadeUp.EVERYBODY,
                    Optional.empty(),
                    new Origin("bench", "0", Optional.empty()),
                    InstantSource.system())),
            InstantSource.system(),
            new Random(2),
            (_, _) -> {},
            Duration.ofSeconds(3));
    dispatcher.start();
    try {
      Duration good = round(false, dispatcher);
      Duration first = round(true, dispatcher);
      Instant confirming = Instant.now();
      Duration second = round(true, dispatcher);
      receiver.await(CAUSES, MESSAGES_WITHIN);
      return table(file, good, first.plus(second), confirming);
    } finally {
      dispatcher.stop();
    }
  }

  /** One round of every domain, so many at once as the daemon does by default. */
  private Duration round(boolean bad, Dispatcher dispatcher) throws InterruptedException {
    long start = System.nanoTime();
    Semaphore places = new Semaphore(ROUNDS_AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> rounds =
          IntStream.range(0, domains)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            places.acquire();
                            try {
                              take(i, bad);
                              dispatcher.wake();
                            } finally {
                              places.release();
                            }
                            return i;
                          }))
              .toList();
      for (Future<?> one : rounds) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void take(int domain, boolean bad) {
    DomainReport report = MadeUp.report("d" + domain + ".example", "mx" + domain % CAUSES, bad);
    store.write(
        tx -> {
          tx.put(report);
          return incidents.take(report, tx.incidents(), Instant.now());
        });
  }

  private String table(Path file, Duration good, Duration bad, Instant confirming)
      throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return """
    %,d domains turn bad by %d causes at once

    | | |
    | --- | --- |
    | good rounds decided and kept | %,.0f /s |
    | bad rounds decided and kept | %,.0f /s |
    | messages | %d |
    | first message after the first round that could confirm began | %.1f s |
    | heap in use at the end | %d MiB |
    | state on disk | %d MiB |
    """
        .formatted(
            domains,
            CAUSES,
            domains / (good.toNanos() / 1e9),
            2.0 * domains / (bad.toNanos() / 1e9),
            receiver.count(),
            Duration.between(confirming, receiver.first()).toMillis() / 1e3,
            (runtime.totalMemory() - runtime.freeMemory()) >> 20,
            Files.size(file) >> 20);
  }
}

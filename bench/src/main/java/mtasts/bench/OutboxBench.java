package mtasts.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mtasts.alerts.incident.Affected;
import mtasts.alerts.incident.Incident;
import mtasts.alerts.incident.IncidentKey;
import mtasts.alerts.notice.NoticeCarrier;
import mtasts.alerts.notice.Origin;
import mtasts.alerts.outbox.Addressee;
import mtasts.alerts.outbox.Dispatcher;
import mtasts.alerts.outbox.MessageKind;
import mtasts.alerts.outbox.OutboxMessage;
import mtasts.alerts.outbox.Topic;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.Transaction;

/** Many waiting messages, each of an incident of its own, for one receiver that takes all. */
final class OutboxBench {

  private static final int MESSAGES = 10_000;
  private static final int A_TRANSACTION = 1_000;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private OutboxBench() {}

  static String run(Path folder) throws InterruptedException {
    CountingReceiver receiver = new CountingReceiver();
    try (Store store = Store.open(folder.resolve("state.db"))) {
      for (int from = 0; from < MESSAGES; from += A_TRANSACTION) {
        fill(store, from);
      }
      NoticeCarrier carrier =
          new NoticeCarrier(
              store.archive(),
              receiver,
              MadeUp.EVERYBODY,
              Optional.empty(),
              new Origin("bench", "0", Optional.empty()),
              InstantSource.system());
      Dispatcher dispatcher =
          new Dispatcher(
              store.outbox(),
              Map.of("ops", carrier),
              InstantSource.system(),
              new Random(1),
              (_, _) -> {},
              Duration.ofSeconds(3));
      long start = System.nanoTime();
      dispatcher.start();
      receiver.await(MESSAGES, WITHIN);
      double seconds = (System.nanoTime() - start) / 1e9;
      dispatcher.stop();
      return """
      %,d waiting messages, one receiver that takes each at once

      | | |
      | --- | --- |
      | delivered and marked, each on its own on the disk | %,.0f /s |
      """
          .formatted(MESSAGES, MESSAGES / seconds);
    }
  }

  private static void fill(Store store, int from) {
    store.write(
        tx -> {
          for (int i = from; i < from + A_TRANSACTION; i++) {
            add(tx, i);
          }
          return from;
        });
  }

  private static void add(Transaction tx, int i) {
    Instant now = Instant.now();
    IncidentKey key = new IncidentKey(FindingCode.RECORD_MISSING, "d" + i + ".example");
    String id = "incident-" + i;
    tx.incidents()
        .put(
            new Incident(
                id,
                key,
                "No record",
                Severity.ERROR,
                now,
                now,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty()));
    DomainReport bad = MadeUp.report("d" + i + ".example", "mx", true);
    tx.incidents()
        .put(new Affected(id, bad.domain(), bad.findings().getFirst(), now, Optional.empty()));
    tx.incidents()
        .add(
            OutboxMessage.waiting(
                "msg-" + i,
                new Topic.OfIncident(id, MessageKind.OPENED),
                Addressee.of("ops"),
                1,
                now,
                now));
  }
}

package mtasts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import mtasts.checks.Remembered;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.HeldPolicy;
import mtasts.checks.history.PolicyText;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Mode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Status;
import mtasts.monitor.store.Store;
import mtasts.monitor.store.Transaction;

/** The memory of a fleet in which each domain has changed its policy often. */
final class HistoryBench {

  private static final int POLICIES = 20;
  private static final int A_TRANSACTION = 500;
  private static final int ROUNDS = 5_000;

  /** So many rounds at once are what a busy writer has in one transaction. */
  private static final int AT_ONCE = 50;

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration OVERDUE = Duration.ofDays(30);

  private final int domains;
  private final boolean shared;

  private HistoryBench(int domains, boolean shared) {
    this.domains = domains;
    this.shared = shared;
  }

  static String run(int domains, Path folder) throws IOException {
    return """
    %,d domains, %d policies each

    | texts | state on disk | a round's history step | the same with a new policy |
    | --- | --- | --- | --- |
    %s\
    """
        .formatted(
            domains,
            POLICIES,
            new HistoryBench(domains, true).row("shared by all", folder.resolve("shared.db"))
                + new HistoryBench(domains, false)
                    .row("of each its own", folder.resolve("own.db")));
  }

  private String row(String texts, Path state) throws IOException {
    double quiet;
    double changing;
    try (Store store = Store.open(state)) {
      for (int from = 0; from < domains; from += A_TRANSACTION) {
        fill(store, from);
      }
      quiet = microseconds(store, POLICIES - 1);
      changing = microseconds(store, POLICIES);
    }
    return "| %s | %,d MiB | %.0f µs | %.0f µs |%n"
        .formatted(texts, Files.size(state) >> 20, quiet, changing);
  }

  private void fill(Store store, int from) {
    store.write(
        tx -> {
          for (int i = from; i < Math.min(from + A_TRANSACTION, domains); i++) {
            remember(tx, i);
          }
          return from;
        });
  }

  /** As twenty rounds with a new policy each would have left it. */
  private void remember(Transaction tx, int i) {
    DomainReport last = report(i, POLICIES - 1);
    DomainHistory history = Remembered.of(DomainHistory.NONE, last, OVERDUE).history();
    List<HeldPolicy> held = new ArrayList<>();
    for (int policy = 0; policy < POLICIES - 1; policy++) {
      held.add(replaced(i, policy));
    }
    held.addAll(history.policies().policies());
    tx.put(last.domain(), DomainHistory.NONE, history.with(held), last.checkedAt());
  }

  private HeldPolicy replaced(int i, int policy) {
    Instant from = since(policy);
    Instant until = since(policy + 1);
    Instant last = until.minusSeconds(900);
    return new HeldPolicy(
        PolicyText.of(text(i, policy)).orElseThrow(),
        List.of(new HeldPolicy.UnderId(id(policy), from, Optional.of(last))),
        from,
        Optional.of(new HeldPolicy.Gone(last, until)));
  }

  private static Instant since(int policy) {
    return BEGIN.plus(Duration.ofDays(policy));
  }

  private static String id(int policy) {
    return "2026010" + policy;
  }

  /** Reads, weighs and keeps, for domains here and there; per round. */
  private double microseconds(Store store, int policy) {
    Random random = new Random(1);
    long start = System.nanoTime();
    for (int done = 0; done < ROUNDS; done += AT_ONCE) {
      List<Integer> some =
          IntStream.range(0, AT_ONCE).mapToObj(_ -> random.nextInt(domains)).toList();
      store.write(
          tx -> {
            some.forEach(i -> round(tx, report(i, policy)));
            return some;
          });
    }
    return (System.nanoTime() - start) / 1e3 / ROUNDS;
  }

  private static void round(Transaction tx, DomainReport report) {
    DomainHistory before = tx.history(report.domain());
    Remembered round = Remembered.of(before, report, OVERDUE);
    tx.put(report.domain(), before, round.history(), report.checkedAt());
  }

  private DomainReport report(int i, int policy) {
    DomainName domain = DomainName.of("d" + i + ".example");
    return new DomainReport(
        domain,
        since(policy),
        100,
        Status.OK,
        Delivery.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new RecordSeen(List.of(), Optional.of(id(policy)), List.of(), Optional.of(300L))),
        Optional.of(policy(domain, text(i, policy))),
        List.of(new MxSeen("mx.provider.example", 10, Optional.empty(), List.of(), List.of())),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private String text(int i, int policy) {
    String mx = (shared ? "mx" : "mx.d" + i) + "-" + policy + ".provider.example";
    return String.join(
        "\r\n",
        "version: STSv1",
        "mode: enforce",
        "mx: mx.provider.example",
        "mx: " + mx,
        "max_age: 2592000",
        "");
  }

  private static PolicySeen policy(DomainName domain, String text) {
    PolicySeen.Address address =
        new PolicySeen.Address(
            "192.0.2.7",
            Optional.of(true),
            Optional.of(BEGIN),
            Optional.of(true),
            Optional.of(200),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return new PolicySeen(
        "https://" + domain.policyHost() + "/.well-known/mta-sts.txt",
        Optional.of(Mode.ENFORCE),
        Optional.of(2_592_000L),
        List.of(),
        Optional.of(text),
        List.of(),
        List.of(address));
  }
}

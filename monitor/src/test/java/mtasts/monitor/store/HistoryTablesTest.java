package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mtasts.checks.history.DomainHistory;
import mtasts.checks.history.DomainHistory.Times;
import mtasts.checks.history.HeldPolicy;
import mtasts.checks.history.HeldPolicy.Gone;
import mtasts.checks.history.HeldPolicy.UnderId;
import mtasts.checks.history.PolicyHistory;
import mtasts.checks.history.PolicyText;
import mtasts.checks.history.RecordHistory;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTablesTest {

  private static final DomainName A = new DomainName("a.example");
  private static final DomainName B = new DomainName("b.example");
  private static final Instant NOW = Samples.NOW;

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("state.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsWhatIsRememberedOverARestart() {
    DomainHistory history = history("mx1.a.example", "mx2.a.example");

    put(A, history);
    close();
    open();

    assertThat(store.history(A)).isEqualTo(history);
    assertThat(store.history(B)).isEqualTo(DomainHistory.NONE);
  }

  @Test
  void aQuietRoundChangesNothingButWhenItLooked() {
    DomainHistory history = history("mx1.a.example");
    put(A, history);
    Instant later = NOW.plusSeconds(900);
    DomainHistory quiet =
        history.at(new Times(Optional.of(later), Optional.of(later), Optional.of(later)));

    int changes = changesOf(() -> put(A, quiet));

    assertThat(store.history(A)).isEqualTo(quiet);
    assertThat(changes).isEqualTo(1);
  }

  @Test
  void aTextIsKeptOnceForAllDomainsAndAsLongAsOneHasIt() {
    put(A, history("mx.provider.example"));
    put(B, history("mx.provider.example"));
    assertThat(texts()).isEqualTo(1);

    put(A, history("mx1.a.example"));
    assertThat(texts()).isEqualTo(2);

    put(B, history("mx1.a.example"));
    assertThat(texts()).isEqualTo(1);
  }

  @Test
  void aDomainThatLeftIsRememberedUntilNoSenderHoldsAPolicyOfIt() {
    put(A, history("mx1.a.example"));
    put(B, history("mx1.b.example"));
    store.write(
        tx -> {
          tx.put(Samples.report("b.example", Status.OK));
          return "done";
        });
    Instant horizon = NOW.plus(Duration.ofDays(7));

    assertThat(store.pruneHistories(horizon)).isZero();
    assertThat(store.history(A)).isNotEqualTo(DomainHistory.NONE);

    assertThat(store.pruneHistories(horizon.plusNanos(1))).isEqualTo(1);
    assertThat(store.history(A)).isEqualTo(DomainHistory.NONE);
    assertThat(store.history(B)).isNotEqualTo(DomainHistory.NONE);
    assertThat(texts()).isEqualTo(1);
  }

  private void put(DomainName domain, DomainHistory history) {
    store.write(
        tx -> {
          tx.put(domain, tx.history(domain), history, NOW);
          return "done";
        });
  }

  private int texts() {
    return store.reading(
        handle -> handle.createQuery("SELECT count(*) FROM policy_text").mapTo(int.class).one());
  }

  /** How many rows the one connection that writes changes meanwhile. */
  private int changesOf(Runnable work) {
    int before = totalChanges();
    work.run();
    return totalChanges() - before;
  }

  private int totalChanges() {
    return store.writing(
        handle -> handle.createQuery("SELECT total_changes()").mapTo(int.class).one());
  }

  /** One policy for each MX host, the last is the one of now. */
  private static DomainHistory history(String... hosts) {
    List<HeldPolicy> policies =
        List.of(hosts).stream()
            .map(host -> policy(host, host.equals(hosts[hosts.length - 1])))
            .toList();
    return new DomainHistory(
        new PolicyHistory(
            policies,
            Optional.of(NOW.minusSeconds(60)),
            "mta-sts.provider.example",
            Optional.of(NOW),
            Optional.of(NOW),
            Optional.empty(),
            Optional.of(NOW.plusSeconds(5))),
        Optional.of(
            new RecordHistory(
                "2", NOW.minusSeconds(60), NOW, Optional.empty(), "_mta-sts.a.example", 3, true)),
        Optional.of(List.of(hosts)),
        Optional.of(NOW.plusSeconds(300)),
        Optional.of(NOW.minusSeconds(1)));
  }

  private static HeldPolicy policy(String host, boolean served) {
    PolicyText text =
        PolicyText.of("version: STSv1\r\nmode: enforce\r\nmx: " + host + "\r\nmax_age: 604800\r\n")
            .orElseThrow();
    List<UnderId> ids =
        List.of(
            new UnderId("1", NOW.minusSeconds(600), Optional.of(NOW.minusSeconds(120))),
            new UnderId("2", NOW.minusSeconds(60), Optional.empty()));
    return new HeldPolicy(
        text,
        ids,
        NOW.minusSeconds(600),
        served
            ? Optional.empty()
            : Optional.of(new Gone(NOW.minusSeconds(120), NOW.minusSeconds(60))));
  }
}

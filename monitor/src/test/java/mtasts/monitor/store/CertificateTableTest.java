package mtasts.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import mtasts.checks.renewal.CertificateMemory;
import mtasts.checks.renewal.Renewal;
import mtasts.checks.renewal.ShownCertificate;
import mtasts.checks.tls.ServerCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateTableTest {

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
  void keepsWhatAHostShowedOverARestart() {
    CertificateMemory memory = memory("192.0.2.25");
    assertThat(keep(memory, NOW)).isOne();
    close();
    open();

    assertThat(of(ServerCertificates.SMTP)).isEqualTo(memory);
    assertThat(of(ServerCertificates.POLICY)).isEqualTo(CertificateMemory.NONE);
  }

  @Test
  void aRoundThatSeesNothingNewWritesNothing() {
    keep(memory("192.0.2.25"), NOW);

    assertThat(keep(memory("192.0.2.25"), NOW.plus(Duration.ofDays(1)))).isZero();
    assertThat(keep(memory("192.0.2.25"), NOW.plus(Duration.ofDays(1)).plusNanos(1))).isOne();
    assertThat(keep(memory("192.0.2.26"), NOW.plus(Duration.ofDays(1)).plusNanos(2))).isOne();
    assertThat(of(ServerCertificates.SMTP)).isEqualTo(memory("192.0.2.26"));
  }

  @Test
  void forgetsHostsThatNobodyUsesAnyMore() {
    keep(memory("192.0.2.25"), NOW);

    store.prune(NOW);
    assertThat(of(ServerCertificates.SMTP)).isNotEqualTo(CertificateMemory.NONE);

    store.prune(NOW.plusNanos(1));
    assertThat(of(ServerCertificates.SMTP)).isEqualTo(CertificateMemory.NONE);
  }

  private CertificateMemory of(ServerCertificates server) {
    return store.write(tx -> tx.certificates(NOW).of(server, "mx1.example.com"));
  }

  /** Keeps it, and says how many rows that wrote. */
  private int keep(CertificateMemory memory, Instant now) {
    int before = totalChanges();
    store.write(
        tx -> {
          tx.certificates(now).keep(ServerCertificates.SMTP, "mx1.example.com", memory);
          return "done";
        });
    return totalChanges() - before;
  }

  private int totalChanges() {
    return store.writing(
        handle -> handle.createQuery("SELECT total_changes()").mapTo(int.class).one());
  }

  private static CertificateMemory memory(String address) {
    TreeMap<String, Instant> since = new TreeMap<>();
    since.put(address, NOW);
    return new CertificateMemory(
        List.of(
            new ShownCertificate(
                "ab".repeat(32),
                "cd".repeat(8),
                "CN=R11,O=Let's Encrypt,C=US",
                NOW.minusSeconds(3600),
                NOW.plus(Duration.ofDays(90)),
                NOW,
                since)),
        List.of(
            new Renewal(
                "ef".repeat(8),
                "O=Let's Encrypt,C=US",
                Duration.ofDays(90).minusSeconds(1),
                Duration.ofDays(-1))));
  }
}

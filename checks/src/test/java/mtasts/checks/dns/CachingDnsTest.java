package mtasts.checks.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mtasts.checks.dns.DnsAnswer.Failed;
import mtasts.checks.dns.DnsAnswer.NoData;
import mtasts.checks.dns.DnsAnswer.NoSuchName;
import mtasts.checks.dns.DnsAnswer.Reason;
import mtasts.checks.dns.DnsAnswer.Records;
import mtasts.checks.net.Deadline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CachingDnsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2026-11-23T21:00:00Z");
  private final CountingDns resolvers = new CountingDns();
  private final CachingDns dns = new CachingDns(resolvers, Duration.ofMinutes(1), () -> now);

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(60));
  }

  private static Records<TxtRecord> answer(String text, long ttl) {
    TxtRecord record = new TxtRecord(List.of(text.getBytes(StandardCharsets.US_ASCII)));
    return new Records<>(List.of(record), List.of(), ttl, false);
  }

  private int askedAfter(Duration wait) throws InterruptedException {
    dns.txt("a.example.com", soon());
    now = now.plus(wait);
    dns.txt("A.EXAMPLE.COM", soon());
    return resolvers.asked.get();
  }

  @Test
  void anAnswerServesForItsTimeToLive() throws Exception {
    resolvers.answer = answer("x", 30);
    assertThat(askedAfter(Duration.ofSeconds(29))).isEqualTo(1);
    assertThat(askedAfter(Duration.ofSeconds(1))).isEqualTo(2);
  }

  @Test
  void noAnswerServesLongerThanTheBound() throws Exception {
    resolvers.answer = answer("x", 86400);
    assertThat(askedAfter(Duration.ofSeconds(60))).isEqualTo(2);
  }

  @Test
  void absenceServesForTenSeconds() throws Exception {
    resolvers.answer = new NoSuchName<>(List.of(), false);
    assertThat(askedAfter(Duration.ofSeconds(9))).isEqualTo(1);
    resolvers.answer = new NoData<>(List.of(), false);
    now = now.plusSeconds(1);
    assertThat(askedAfter(Duration.ofSeconds(10))).isEqualTo(3);
  }

  @Test
  void failuresAndZeroTtlsAndHugeAnswersAreNotKept() throws Exception {
    resolvers.answer = new Failed<>(Reason.TIMEOUT, "");
    assertThat(askedAfter(Duration.ZERO)).isEqualTo(2);
    resolvers.answer = answer("x", 0);
    assertThat(askedAfter(Duration.ZERO)).isEqualTo(4);
    resolvers.answer = answer("x".repeat(5000), 300);
    assertThat(askedAfter(Duration.ZERO)).isEqualTo(6);
  }

  @Test
  void typesAreKeptApart() throws Exception {
    resolvers.answer = answer("x", 30);
    dns.txt("a.example.com", soon());
    assertThat(dns.mx("a.example.com", soon())).isInstanceOf(NoData.class);
  }

  @Test
  void whoAsksForWhatIsUnderWayWaitsForThatAnswer() throws Exception {
    resolvers.answer = new Failed<>(Reason.SERVFAIL, "shared though not kept");
    resolvers.gate = new CountDownLatch(1);
    List<DnsAnswer<TxtRecord>> answers = new CopyOnWriteArrayList<>();
    List<Thread> threads = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(Thread.startVirtualThread(() -> answers.add(lookup())));
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> threads.stream().allMatch(t -> t.getState().name().endsWith("WAITING")));
    resolvers.gate.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(answers).hasSize(20).containsOnly(resolvers.answer);
    assertThat(resolvers.asked).hasValue(1);
  }

  @Test
  void whoWaitsLeadsWhereTheFirstIsInterrupted() throws Exception {
    resolvers.answer = answer("x", 30);
    resolvers.gate = new CountDownLatch(1);
    List<DnsAnswer<TxtRecord>> answers = new CopyOnWriteArrayList<>();
    Thread first = Thread.startVirtualThread(() -> answers.add(lookup()));
    Awaitility.await().atMost(PATIENCE).until(() -> resolvers.asked.get() == 1);
    Thread second = Thread.startVirtualThread(() -> answers.add(lookup()));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> second.getState() == Thread.State.TIMED_WAITING);
    first.interrupt();
    first.join();
    Awaitility.await().atMost(PATIENCE).until(() -> resolvers.asked.get() == 2);
    resolvers.gate.countDown();
    second.join();
    assertThat(answers).containsExactly(INTERRUPTED, resolvers.answer);
  }

  @Test
  void whoWaitsGivesUpAtItsOwnDeadline() throws Exception {
    resolvers.gate = new CountDownLatch(1);
    Thread first = Thread.startVirtualThread(this::lookup);
    Awaitility.await().atMost(PATIENCE).until(() -> resolvers.asked.get() == 1);
    assertThat(dns.txt("a.example.com", Deadline.in(Duration.ofMillis(20))))
        .isInstanceOf(Failed.class);
    resolvers.gate.countDown();
    first.join();
  }

  @Test
  void whatIsRememberedIsBounded() throws Exception {
    resolvers.answer = answer("x", 60);
    for (int i = 0; i < 5000; i++) {
      dns.txt("n" + i + ".example.com", soon());
    }
    dns.txt("n4999.example.com", soon());
    assertThat(resolvers.asked).hasValue(5000);
    dns.txt("n0.example.com", soon());
    assertThat(resolvers.asked).hasValue(5001);
  }

  private static final DnsAnswer<TxtRecord> INTERRUPTED =
      new Failed<>(Reason.TIMEOUT, "interrupted");

  private DnsAnswer<TxtRecord> lookup() {
    try {
      return dns.txt("a.example.com", soon());
    } catch (InterruptedException e) {
      return INTERRUPTED;
    }
  }

  /** Counts TXT lookups and answers each with the same, once the gate is open. */
  private static final class CountingDns implements Dns {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile DnsAnswer<TxtRecord> answer = new NoData<>(List.of(), false);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public DnsAnswer<TxtRecord> txt(String name, Deadline deadline) throws InterruptedException {
      asked.incrementAndGet();
      gate.await();
      return answer;
    }

    @Override
    public DnsAnswer<MxRecord> mx(String name, Deadline deadline) {
      return new NoData<>(List.of(), false);
    }

    @Override
    public DnsAnswer<InetAddress> a(String name, Deadline deadline) {
      return new NoData<>(List.of(), false);
    }

    @Override
    public DnsAnswer<InetAddress> aaaa(String name, Deadline deadline) {
      return new NoData<>(List.of(), false);
    }

    @Override
    public DnsAnswer<TlsaRecord> tlsa(String name, Deadline deadline) {
      return new NoData<>(List.of(), false);
    }
  }
}

package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import mtasts.checks.dns.Dns;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.DnsAnswer.NoData;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.dns.TlsaRecord;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.net.Deadline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LookupsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HeldDns dns = new HeldDns();
  private final Lookups lookups = new Lookups(dns, TIMEOUT);

  @Test
  void theTimeOfALookupBeginsWithItsTurn() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<DnsAnswer<TxtRecord>> lookup = () -> lookups.txt("_mta-sts.example.com");
      List<Future<DnsAnswer<TxtRecord>>> early = new ArrayList<>();
      for (int i = 0; i < Lookups.AT_ONCE; i++) {
        early.add(threads.submit(lookup));
      }
      Awaitility.await().atMost(PATIENCE).until(() -> dns.deadlines.size() == Lookups.AT_ONCE);
      dns.deadlines.clear();
      Future<DnsAnswer<TxtRecord>> late = threads.submit(lookup);
      Duration waited = Duration.ofMillis(50);
      Awaitility.await().atMost(PATIENCE).pollDelay(waited).until(() -> dns.deadlines.isEmpty());

      long freed = System.nanoTime();
      dns.gate.release(Lookups.AT_ONCE + 1);

      Duration left = dns.deadlines.take().left();
      Duration sinceFreed = Duration.ofNanos(System.nanoTime() - freed);
      assertThat(left.plus(sinceFreed)).isGreaterThanOrEqualTo(TIMEOUT);
      assertThat(late.get()).isInstanceOf(NoData.class);
      assertThat(early).hasSize(Lookups.AT_ONCE);
    }
  }

  /** Notes the deadline of each lookup, and answers once the gate lets it pass. */
  private static final class HeldDns implements Dns {
    private final BlockingQueue<Deadline> deadlines = new LinkedBlockingQueue<>();
    private final Semaphore gate = new Semaphore(0);

    private <R> DnsAnswer<R> held(Deadline deadline) throws InterruptedException {
      deadlines.add(deadline);
      gate.acquire();
      return new NoData<>(List.of(), false);
    }

    @Override
    public DnsAnswer<TxtRecord> txt(String name, Deadline deadline) throws InterruptedException {
      return held(deadline);
    }

    @Override
    public DnsAnswer<MxRecord> mx(String name, Deadline deadline) throws InterruptedException {
      return held(deadline);
    }

    @Override
    public DnsAnswer<InetAddress> a(String name, Deadline deadline) throws InterruptedException {
      return held(deadline);
    }

    @Override
    public DnsAnswer<InetAddress> aaaa(String name, Deadline deadline) throws InterruptedException {
      return held(deadline);
    }

    @Override
    public DnsAnswer<TlsaRecord> tlsa(String name, Deadline deadline) throws InterruptedException {
      return held(deadline);
    }
  }
}

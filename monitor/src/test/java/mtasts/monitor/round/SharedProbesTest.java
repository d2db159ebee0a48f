package mtasts.monitor.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.net.HostLimit;
import mtasts.checks.policy.PolicyAnswer;
import mtasts.checks.report.DomainName;
import mtasts.checks.smtp.SmtpSession;
import org.junit.jupiter.api.Test;

class SharedProbesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(7);
  private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.25");
  private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.26");

  private final List<String> conversations = new CopyOnWriteArrayList<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final Watch watch = new Watch();
  private final SharedProbes probes =
      new SharedProbes(this::converse, new HostLimit(1), Duration.ofHours(1), watch);

  private SmtpSession converse(String host, InetAddress address, Duration timeout) {
    assertThat(timeout).isEqualTo(TIMEOUT);
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    conversations.add(host + " " + address.getHostAddress());
    atOnce.decrementAndGet();
    return new SmtpSession(
        host,
        address.getHostAddress(),
        Instant.EPOCH,
        Duration.ofMillis(conversations.size()),
        Optional.of(true),
        Optional.of(true),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  @Test
  void oneProbeServesEveryDomainThatHasTheHost() throws InterruptedException {
    SmtpSession first = probes.probe("mx1.example", ONE, TIMEOUT);
    assertThat(probes.probe("mx1.example", ONE, TIMEOUT)).isSameAs(first);
    assertThat(conversations).containsExactly("mx1.example 192.0.2.25");
  }

  @Test
  void anotherNameOrAddressIsAnotherProbe() throws InterruptedException {
    probes.probe("mx1.example", ONE, TIMEOUT);
    probes.probe("mx1.example", OTHER, TIMEOUT);
    probes.probe("mx2.example", ONE, TIMEOUT);
    assertThat(conversations).hasSize(3);
  }

  @Test
  void aReCheckLooksAnewAndOthersUseWhatItSaw() throws InterruptedException {
    probes.probe("mx1.example", ONE, TIMEOUT);
    SmtpSession again = probes.anew().probe("mx1.example", ONE, TIMEOUT);
    assertThat(conversations).hasSize(2);
    assertThat(probes.probe("mx1.example", ONE, TIMEOUT)).isSameAs(again);
  }

  @Test
  void tellsOfEachConversationOnce() throws InterruptedException {
    probes.probe("mx1.example", ONE, TIMEOUT);
    probes.probe("mx1.example", ONE, TIMEOUT);
    assertThat(watch.sessions).hasSize(1);
  }

  @Test
  void talksToOneAddressNoMoreOftenAtOnceThanAllowed() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SmtpSession>> asked =
          IntStream.range(0, 50)
              .mapToObj(
                  i -> threads.submit(() -> probes.probe("mx" + i + ".example", ONE, TIMEOUT)))
              .toList();
      for (Future<SmtpSession> session : asked) {
        session.get();
      }
    }
    assertThat(conversations).hasSize(50);
    assertThat(mostAtOnce).hasValue(1);
  }

  private static final class Watch implements ProbeWatch {
    final List<SmtpSession> sessions = new CopyOnWriteArrayList<>();

    @Override
    public void lookedUp(String name, String type, DnsAnswer<?> answer, Duration took) {}

    @Override
    public void fetched(DomainName domain, PolicyAnswer answer) {}

    @Override
    public void conversed(SmtpSession session) {
      sessions.add(session);
    }
  }
}

package mtasts.checks.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import mtasts.checks.interop.Trait;
import mtasts.checks.report.Fault;
import org.junit.jupiter.api.Test;

/** Answers that take longer than some senders wait. */
class SlowAnswerTest extends FetchInLab {

  /** Some 150 bytes, so that an answer takes about seven seconds. */
  private static final Duration DRIP = Duration.ofMillis(45);

  private static final Duration PATIENT = Duration.ofSeconds(20);

  private PolicyAnswer patientlyFetched() throws InterruptedException {
    return fetch(PATIENT).fetch(DOMAIN, host.address(), HOST);
  }

  private static Optional<Fault> interop(PolicyAnswer answer) {
    return FetchTraits.judge(answer, "https://" + HOST, HOST);
  }

  @Test
  void slowOnceMayBeThisMachine() throws Exception {
    int before = host.requests().size();
    host.drip(DRIP);
    CompletableFuture<Void> mended =
        CompletableFuture.runAsync(
            () -> {
              await().until(() -> host.requests().size() > before);
              host.heal();
            });
    PolicyAnswer answer = patientlyFetched();
    mended.join();
    assertThat(host.requests()).hasSize(before + 2);
    assertThat(answer.took()).isLessThan(Trait.QUICK);
    assertThat(interop(answer)).isEmpty();
  }

  @Test
  void slowTwiceIsTheServer() throws Exception {
    host.drip(DRIP);
    assertThat(interop(patientlyFetched()).map(Fault::summary))
        .hasValueSatisfying(words -> assertThat(words).contains("longer than 4 s"));
  }
}

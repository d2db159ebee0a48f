package mtasts.checks.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import mtasts.checks.Standstill;
import mtasts.checks.interop.Trait;
import mtasts.checks.report.Fault;
import org.junit.jupiter.api.Test;

/** Answers that take longer than some senders wait. */
class SlowAnswerTest extends FetchInLab {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Some 150 bytes, so that an answer takes more than four seconds on every machine. */
  private static final Duration DRIP = Duration.ofMillis(32);

  private static final Duration PATIENT = Duration.ofSeconds(60);

  private PolicyAnswer patientlyFetched() throws InterruptedException {
    return fetch(PATIENT).fetch(DOMAIN, host.address(), HOST);
  }

  private static Optional<Fault> interop(PolicyAnswer answer) {
    return FetchTraits.judge(answer, "https://" + HOST, HOST);
  }

  @Test
  void slowOnceMayBeThisMachine() throws Exception {
    Standstill.permitting(this::seeOneSlowAnswer);
  }

  private void seeOneSlowAnswer() throws Exception {
    int before = host.requests().size();
    host.drip(DRIP);
    CompletableFuture<Void> mended =
        CompletableFuture.runAsync(
            () -> {
              await().atMost(PATIENCE).until(() -> host.requests().size() > before);
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

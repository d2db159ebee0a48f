package mtasts.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SideBySideTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stepsRunInThreadsOfTheCallersKind(boolean virtual)
      throws InterruptedException, ExecutionException {
    FutureTask<List<Boolean>> caller =
        new FutureTask<>(() -> SideBySide.all(List.of(() -> Thread.currentThread().isVirtual())));
    (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(caller);
    assertThat(caller.get()).containsExactly(virtual);
  }
}

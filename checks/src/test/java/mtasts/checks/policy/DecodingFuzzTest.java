package mtasts.checks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import mtasts.checks.InputCount;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any bytes as a compressed body. */
class DecodingFuzzTest {

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  @FuzzTest(maxDuration = "1m")
  void anyBytesAreReadUpToTheBoundOrDamaged(byte[] body) {
    INPUTS.add();
    check(body, "gzip");
    check(body, "deflate");
  }

  private static void check(byte[] body, String encoding) {
    try (InputStream in = Decoding.of(new ByteArrayInputStream(body), Optional.of(encoding))) {
      assertThat(in.readNBytes(Exchange.MAX_BODY + 1)).hasSizeBetween(0, Exchange.MAX_BODY + 1);
    } catch (IOException e) {
      assertThat(ExchangeFailures.notHttp(e, Stages.Stage.BODY, body.length)).isNotEmpty();
    }
  }
}

package mtasts.checks.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import mtasts.checks.InputCount;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any bytes as the answer to a ClientHello. */
class OldTlsFuzzTest {

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  @FuzzTest(maxDuration = "1m")
  void anyBytesGiveAnOldVersionOrNone(byte[] answer) throws IOException {
    INPUTS.add();
    var version =
        OldTls.versionOf(
            new ByteArrayInputStream(answer), OutputStream.nullOutputStream(), "mx1.example.com");
    assertThat(version.orElse("none")).isIn("TLS 1.0", "TLS 1.1", "none");
  }
}

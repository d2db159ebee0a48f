package mtasts.checks.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import mtasts.checks.InputCount;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any bytes as the answers of an MX host. */
class ReplyReaderFuzzTest {

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  @FuzzTest(maxDuration = "1m")
  void anyBytesGiveRepliesAndThenAReason(byte[] bytes) {
    INPUTS.add();
    ReplyReader reader = new ReplyReader(new ByteArrayInputStream(bytes));
    Transcript transcript = new Transcript();
    Received next = reader.read();
    while (next instanceof SmtpReply reply) {
      assertThat(reply.code()).isBetween(200, 599);
      assertThat(reply.lines()).hasSizeBetween(1, ReplyReader.MAX_LINES);
      assertThat(reply.quoted()).matches("[\\x20-\\x7E…]{3,210}");
      transcript.got(reply);
      next = reader.read();
    }
    transcript.got(next);
    assertThat(transcript.lines()).hasSizeLessThanOrEqualTo(100);
    assertThat(transcript.lines())
        .allSatisfy(line -> assertThat(line).matches("[\\x20-\\x7E…]{1,250}"));
  }
}

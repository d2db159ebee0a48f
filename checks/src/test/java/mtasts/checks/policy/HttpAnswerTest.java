package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_CONTENT_ENCODING;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_STATUS;
import static mtasts.checks.report.FindingCode.POLICY_MEDIA_TYPE;
import static mtasts.checks.report.FindingCode.POLICY_REDIRECT;
import static mtasts.checks.report.FindingCode.POLICY_SYNTAX;
import static mtasts.checks.report.FindingCode.POLICY_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mtasts.lab.http.HttpFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy host answers. */
class HttpAnswerTest extends FetchInLab {

  @Test
  void aRedirectIsToldAndNotFollowed() throws Exception {
    host.redirect("https://elsewhere.example/\u001b[31m");
    PolicyAnswer answer = fetched();

    assertThat(onlyFault(answer).code()).isEqualTo(POLICY_REDIRECT);
    assertThat(onlyFault(answer).summary())
        .isEqualTo(
            "The policy host redirects (301) to https://elsewhere.example/\\x1B[31m:"
                + " senders do not follow");
    assertThat(onlyFault(answer).cause()).isEqualTo(HOST);
    assertThat(answer.body()).isEmpty();
    assertThat(String.join("", answer.seen().head())).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 401, 403, 404, 408, 410, 421, 500, 503})
  void everyOtherStatusIsToldAndAskedOnce(int status) throws Exception {
    int before = host.requests().size();
    host.status(status).header("Retry-After", "0").header("WWW-Authenticate", "Basic realm=x");
    PolicyAnswer answer = fetched();

    assertThat(host.requests()).hasSize(before + 1);
    assertThat(answer.body()).isEmpty();
    if (status == 204) { // with a body, which HTTP does not allow
      assertThat(codes(answer)).containsExactly(POLICY_HTTP_INVALID);
    } else {
      assertThat(codes(answer)).containsExactly(POLICY_HTTP_STATUS);
      assertThat(onlyFault(answer).summary()).contains("answers " + status);
      assertThat(judges(answer, POLICY_REDIRECT, HOST)).isTrue();
      assertThat(judges(answer, POLICY_SYNTAX, HOST)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "text/plain | false",
        "TEXT/Plain ; charset=iso-8859-1 | false",
        "text/html | true",
        "text/plainer | true",
        "application/octet-stream; x=text/plain | true",
        "- | true"
      })
  void theMediaTypeIsTextPlainWhateverItsParameters(String type, boolean wrong) throws Exception {
    if (type == null) {
      host.withoutHeader("Content-Type");
    } else {
      host.header("Content-Type", type);
    }
    PolicyAnswer answer = fetched();

    assertThat(codes(answer)).isEqualTo(wrong ? List.of(POLICY_MEDIA_TYPE) : List.of());
    assertThat(answer.body()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"65536, true", "65537, false", "300000, false"})
  void sixtyFourKibibytesFitAndNotOneByteMore(int size, boolean fits) throws Exception {
    host.body(new byte[size]);
    PolicyAnswer answer = fetched();

    assertThat(answer.body().isPresent()).isEqualTo(fits);
    assertThat(codes(answer)).isEqualTo(fits ? List.of() : List.of(POLICY_TOO_LARGE));
  }

  @Test
  void compressionThatNobodyAskedForIsToldAndRead() throws Exception {
    host.gzip();
    PolicyAnswer answer = fetched();

    assertThat(codes(answer)).containsExactly(POLICY_CONTENT_ENCODING);
    assertThat(answer.body()).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes(POLICY)));
  }

  @Test
  void aBombIsTooLarge() throws Exception {
    host.gzipBomb(256);
    assertThat(codes(fetched())).containsExactly(POLICY_TOO_LARGE, POLICY_CONTENT_ENCODING);
  }

  @Test
  void damagedCompressionIsNoAnswer() throws Exception {
    host.header("Content-Encoding", "gzip");
    assertThat(codes(fetched())).containsExactly(POLICY_HTTP_INVALID);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpFault.class,
      names = {"DROP", "DROP_IN_HEADERS", "DROP_IN_BODY", "GARBAGE", "ENDLESS_HEADERS"})
  void whatIsNoWholeHttpAnswerIsTold(HttpFault fault) throws Exception {
    host.fault(fault);
    PolicyAnswer answer = fetched();

    assertThat(onlyFault(answer).code()).isEqualTo(POLICY_HTTP_INVALID);
    assertThat(onlyFault(answer).cause()).isEqualTo(HOST);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aBodyWithoutEndIsTooLarge() throws Exception {
    host.fault(HttpFault.ENDLESS_BODY);
    assertThat(codes(fetched())).containsExactly(POLICY_TOO_LARGE);
  }

  @Test
  void manyShortHeaderLinesAreAFlood() throws Exception {
    for (int i = 0; i < HttpHead.MAX_LINES; i++) {
      host.header("X-" + i, "y");
    }
    PolicyAnswer answer = fetched();

    assertThat(codes(answer)).containsExactly(POLICY_HTTP_INVALID);
    assertThat(answer.seen().head()).hasSizeLessThan(60);
  }
}

package mtasts.monitor.realservers;

import static mtasts.monitor.realservers.RealMailWorld.POLICY_HOST;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx does to senders when the policy host is set up badly, told by {@code check}. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxFaultsIT {
  private static final String URL = "https://" + POLICY_HOST;

  @AutoClose private CheckedWorld checked;
  private Nginx nginx;

  @BeforeAll
  void start(@TempDir Path directory) {
    checked = new CheckedWorld(new RealMailWorld(directory), directory);
    nginx = checked.world().nginx();
  }

  @AfterEach
  void mend() {
    nginx.answerWell(POLICY_HOST);
    nginx.tlsWell();
  }

  @Test
  void aRedirectIsToldWithItsTarget() {
    nginx.answer(POLICY_HOST, "return 301 https://www.example.com/mta-sts.txt;");
    checked
        .check()
        .assertOnly(
            "policy.redirect", "error", URL, "(301)", "https://www.example.com/mta-sts.txt");
  }

  @Test
  void anotherMediaTypeIsTold() {
    nginx.answer(POLICY_HOST, "default_type text/html;");
    checked
        .check()
        .assertOnly("policy.media-type", "warning", URL, "text/html instead of text/plain");
  }

  @Test
  void plainTextWithACharsetIsNoFault() {
    nginx.answer(POLICY_HOST, "default_type text/plain; charset utf-8;");
    checked.check().assertGood();
  }

  @Test
  void aCompressedPolicyIsToldAndReadAllTheSame() {
    nginx.answer(POLICY_HOST, "default_type text/plain; gzip_static always;");
    checked.check().assertOnly("policy.content-encoding", "warning", URL, "Content-Encoding gzip");
  }

  @Test
  void aPolicyThatIsCompressedOnRequestOnlyIsNoFault() {
    nginx.answer(POLICY_HOST, "default_type text/plain; gzip_static on;");
    checked.check().assertGood();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1 TLSv1.1"})
  void oldTlsOnlyIsTold(String versions) {
    nginx.tls(tls(versions));
    checked
        .check()
        .assertOnly("policy.tls-failed", "error", URL, "it offers neither TLS 1.2 nor TLS 1.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void oneNewVersionIsEnough(String version) {
    nginx.tls(tls(version));
    checked.check().assertGood();
  }

  /** OpenSSL 3 has SHA-1 in signatures, which TLS before 1.2 needs, at the lowest level only. */
  private static String tls(String versions) {
    return "ssl_protocols " + versions + "; ssl_ciphers ALL:@SECLEVEL=0;";
  }
}

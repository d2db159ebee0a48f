package mtasts.monitor.realservers;

import static mtasts.monitor.realservers.RealMailWorld.MX1;
import static mtasts.monitor.realservers.RealMailWorld.MX2;
import static mtasts.monitor.realservers.RealMailWorld.MX2_ALIAS;
import static mtasts.monitor.realservers.RealMailWorld.POLICY_HOST;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Postfix does to senders when its TLS is set up badly, told by {@code check}. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostfixFaultsIT {
  @AutoClose private CheckedWorld checked;
  private RealMailWorld world;
  private Authority authority;

  @BeforeAll
  void start(@TempDir Path directory) {
    world = new RealMailWorld(directory);
    checked = new CheckedWorld(world, directory);
    authority = world.authority();
  }

  @AfterEach
  void mend() {
    world.mx1().override(Map.of());
    world.mx1().certificate(authority.issue(MX1));
    world.mx2().certificate(authority.issue(MX2, MX2_ALIAS));
    world.nginx().certificate(POLICY_HOST, authority.issue(POLICY_HOST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <=TLSv1           | TLS 1.0
          >=TLSv1, <=TLSv1.1 | TLS 1.1
          """)
  void oldTlsOnlyIsOutdated(String versions, String newest) {
    world.mx1().override(tls(versions));
    checked
        .check()
        .assertOnly("smtp.tls-outdated", "error", MX1 + " [", "no newer TLS than " + newest + ";");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void oneNewVersionIsEnough(String version) {
    world.mx1().override(tls(only(version)));
    checked.check().assertGood();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aDemandedClientCertificateIsTold(String version) {
    world.mx1().override(clientCertificate(version, "smtpd_tls_req_ccert"));
    checked
        .check()
        .assertOnly(
            "smtp.client-certificate-required",
            "error",
            MX1 + " [",
            "demands a certificate of the sender");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientCertificateThatIsOnlyAskedForIsNoFault(String version) {
    world.mx1().override(clientCertificate(version, "smtpd_tls_ask_ccert"));
    checked.check().assertGood();
  }

  @Test
  void anIntermediateThatAnotherMxHostSendsIsMissing() {
    world.mx1().certificate(withheld());
    world.mx2().certificate(authority.certificate(MX2, MX2_ALIAS).throughIntermediate().issue());
    assertIncomplete();
  }

  @Test
  void anIntermediateThatThePolicyHostSendsIsMissing() {
    world.mx1().certificate(withheld());
    world
        .nginx()
        .certificate(POLICY_HOST, authority.certificate(POLICY_HOST).throughIntermediate().issue());
    assertIncomplete();
  }

  @Test
  void anIntermediateThatNobodySendsLeavesTheCertificateUntrusted() {
    world.mx1().certificate(withheld());
    checked
        .check()
        .assertOnly(
            "smtp.certificate-untrusted",
            "error",
            MX1 + " [",
            "neither trusted nor sent by the server",
            "Lab Intermediate");
  }

  @Test
  void anIntermediateThatIsSentIsNoFault() {
    world.mx1().certificate(authority.certificate(MX1).throughIntermediate().issue());
    checked.check().assertGood();
  }

  private Identity withheld() {
    return authority.certificate(MX1).throughIntermediate().withheldIssuer().issue();
  }

  private void assertIncomplete() {
    checked
        .check()
        .assertOnly(
            "smtp.certificate-incomplete-chain",
            "error",
            MX1 + " [",
            "does not send the intermediate certificate",
            "Lab Intermediate");
  }

  private static String only(String version) {
    return ">=" + version + ", <=" + version;
  }

  /** OpenSSL 3 has SHA-1 in signatures, which TLS before 1.2 needs, at the lowest level only. */
  private static Map<String, String> tls(String versions) {
    return Map.of(
        "smtpd_tls_protocols", versions,
        "smtpd_tls_mandatory_protocols", versions,
        "tls_medium_cipherlist", "ALL:@SECLEVEL=0");
  }

  /** Postfix heeds a demand for certificates only where it also demands TLS. */
  private static Map<String, String> clientCertificate(String version, String setting) {
    Map<String, String> settings = new HashMap<>(tls(only(version)));
    settings.put("smtpd_tls_security_level", "encrypt");
    settings.put(setting, "yes");
    return settings;
  }
}

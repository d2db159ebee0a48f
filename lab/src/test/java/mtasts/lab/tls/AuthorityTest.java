package mtasts.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Authority authority = Authority.create(() -> NOW);

  @Test
  void aCertificateIsGoodUntilSomethingElseIsSaid() throws GeneralSecurityException {
    Identity identity = authority.issue("mx1.example.com", "*.example.net");
    validate(identity.chain());
    assertThat(identity.leaf().getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "mx1.example.com"), List.of(2, "*.example.net"));
    assertThat(identity.leaf().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(identity.leaf().getSubjectX500Principal()).hasToString("CN=mx1.example.com");
  }

  @Test
  void datesAreAsAskedFor() {
    assertThatThrownBy(() -> validate(authority.certificate("a.example").expired().issue().chain()))
        .hasCauseInstanceOf(CertificateExpiredException.class);
    assertThatThrownBy(
            () -> validate(authority.certificate("a.example").notYetValid().issue().chain()))
        .hasCauseInstanceOf(CertificateNotYetValidException.class);
    X509Certificate soon =
        authority.certificate("a.example").expiringIn(Duration.ofDays(2)).issue().leaf();
    assertThat(soon.getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(2))));
    assertThat(Duration.between(soon.getNotBefore().toInstant(), soon.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(90));
  }

  @Test
  void anIntermediateIsSentOrWithheld() throws GeneralSecurityException {
    Identity sent = authority.certificate("a.example").throughIntermediate().issue();
    validate(sent.chain());
    Identity withheld =
        authority.certificate("a.example").throughIntermediate().withheldIssuer().issue();
    assertThat(withheld.chain()).hasSize(1);
    validate(List.of(withheld.leaf(), authority.intermediate()));
    assertThatThrownBy(() -> validate(withheld.chain()))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void whatIsNotFromTheRootIsNotTrusted() {
    Identity untrusted = authority.certificate("a.example").fromUntrustedRoot().issue();
    assertThat(untrusted.chain()).hasSize(2);
    assertThatThrownBy(() -> validate(List.of(untrusted.leaf())))
        .isInstanceOf(CertPathValidatorException.class);
    Identity selfSigned = authority.certificate("a.example").selfSigned().issue();
    assertThat(selfSigned.leaf().getIssuerX500Principal())
        .isEqualTo(selfSigned.leaf().getSubjectX500Principal());
    assertThatThrownBy(() -> validate(selfSigned.chain()))
        .isInstanceOf(CertPathValidatorException.class);
    Identity noAuthority = authority.certificate("a.example").fromNoAuthority().issue();
    assertThatThrownBy(() -> validate(noAuthority.chain()))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void namesAndPurposeAreAsAskedFor() throws GeneralSecurityException {
    X509Certificate onlyCommonName =
        authority.certificate().commonName("mx1.example.com").issue().leaf();
    assertThat(onlyCommonName.getSubjectAlternativeNames()).isNull();
    X509Certificate address =
        authority.certificate().address(InetAddress.ofLiteral("127.0.0.2")).issue().leaf();
    assertThat(address.getSubjectAlternativeNames()).containsExactly(List.of(7, "127.0.0.2"));
    X509Certificate client = authority.certificate("a.example").forClientsOnly().issue().leaf();
    assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void keysAreSharedUnlessAFreshOneIsAskedFor() {
    Identity first = authority.issue("a.example");
    Identity second = authority.issue("b.example");
    Identity fresh = authority.certificate("b.example").freshKey().issue();
    assertThat(second.leaf().getPublicKey()).isEqualTo(first.leaf().getPublicKey());
    assertThat(fresh.leaf().getPublicKey()).isNotEqualTo(first.leaf().getPublicKey());
    Identity weak = authority.certificate("a.example").key(KeyType.RSA_768).issue();
    assertThat(((RSAPublicKey) weak.leaf().getPublicKey()).getModulus().bitLength()).isEqualTo(768);
    assertThatThrownBy(() -> validate(weak.chain())).isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void theRootIsWrittenAsPem(@TempDir Path folder) throws IOException, GeneralSecurityException {
    Path file = authority.writeRoot(folder.resolve("root.pem"));
    byte[] pem = Files.readString(file).getBytes(StandardCharsets.US_ASCII);
    assertThat(CertificateFactory.getInstance("X.509").generateCertificate(stream(pem)))
        .isEqualTo(authority.root());
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private void validate(List<X509Certificate> chain) throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
  }
}

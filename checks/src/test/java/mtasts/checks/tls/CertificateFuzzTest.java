package mtasts.checks.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mtasts.checks.InputCount;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.tls.CertificateVerdict.Bad;
import mtasts.checks.tls.CertificateVerdict.Expiring;
import mtasts.checks.tls.CertificateVerdict.Good;
import mtasts.lab.tls.Authority;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any bytes as the certificate of a server, where the JDK takes them for one. */
class CertificateFuzzTest {

  @RegisterExtension static final InputCount INPUTS = new InputCount();

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));
  private static final String HOST = "mx1.example.com";
  private static final String SHOWN = "[\\x20-\\x7E…]*";

  private final CertificateFactory factory;
  private final Trust trust = Trust.of(List.of(Authority.create(CLOCK).root()));
  private final CertificateJudge judge =
      new CertificateJudge(trust, new Intermediates(), CLOCK, Expiry.DEFAULT);
  private final ChainJudge chains = new ChainJudge(trust, new Intermediates());

  CertificateFuzzTest() throws CertificateException {
    factory = CertificateFactory.getInstance("X.509");
  }

  @FuzzTest(maxDuration = "1m")
  void anyCertificateGivesAVerdictAndEvidence(byte[] der) {
    INPUTS.add();
    parsed(der).ifPresent(this::check);
  }

  private Optional<X509Certificate> parsed(byte[] der) {
    try {
      return factory.generateCertificate(new ByteArrayInputStream(der))
              instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException | IndexOutOfBoundsException e) {
      // The handshake would have failed. The JDK has an index of its own go astray over an EdDSA
      // key
      // of no bytes; its TLS makes an SSLException of that, as of all that goes wrong there.
      return Optional.empty();
    }
  }

  private void check(X509Certificate certificate) {
    List<X509Certificate> chain = List.of(certificate);
    assertThat(words(judge.judge(chain, HOST))).matches(SHOWN);
    // the same behind the dates and names, which bytes at random hardly get past
    assertThat(chains.flaw(chain, CLOCK.instant()).map(Bad::summary).orElse("")).matches(SHOWN);
    assertThat(Usage.flaw(certificate).map(Bad::summary).orElse("")).matches(SHOWN);

    CertificateSeen seen = Certificates.seen(certificate);
    assertThat(seen.subject() + seen.issuer()).matches(SHOWN);
    assertThat(seen.names()).allSatisfy(name -> assertThat(name).matches(SHOWN));
    assertThat(Certificates.lines(chain)).singleElement().asString().matches(SHOWN);
  }

  private static String words(CertificateVerdict verdict) {
    return switch (verdict) {
      case Good() -> "";
      case Expiring(_, String summary) -> summary;
      case Bad(_, String summary) -> summary;
    };
  }
}

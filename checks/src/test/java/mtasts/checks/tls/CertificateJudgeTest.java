package mtasts.checks.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mtasts.checks.report.Fault;
import mtasts.checks.report.Finding;
import mtasts.checks.report.Mode;
import mtasts.checks.report.Severity;
import mtasts.lab.tls.Authority;
import mtasts.lab.tls.CertificateSpec;
import mtasts.lab.tls.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CertificateJudgeTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Authority AUTHORITY = Authority.create(() -> NOW);
  private static final Trust TRUST = Trust.of(List.of(AUTHORITY.root()));
  private static final String HOST = "mx1.example.com";

  private final Intermediates intermediates = new Intermediates();

  private CertificateVerdict judge(Instant now, List<X509Certificate> chain) {
    return judge(TRUST, now, chain);
  }

  private CertificateVerdict judge(Trust trust, Instant now, List<X509Certificate> chain) {
    return new CertificateJudge(trust, intermediates, () -> now, Expiry.DEFAULT).judge(chain, HOST);
  }

  private static Arguments bad(
      CertificateFlaw flaw, String words, UnaryOperator<CertificateSpec> change) {
    return Arguments.of(flaw, words, change);
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        bad(CertificateFlaw.EXPIRED, "expired on 2026-11-22 (1 day ago)", s -> s.expired()),
        bad(
            CertificateFlaw.EXPIRED,
            "expired on 2026-11-23 (2 hours ago)",
            s -> s.notAfter(NOW.minus(Duration.ofHours(2)))),
        bad(
            CertificateFlaw.NOT_YET_VALID,
            "not valid before 2026-11-24 (in 1 day)",
            s -> s.notYetValid()),
        bad(CertificateFlaw.SELF_SIGNED, "signed by itself", s -> s.selfSigned()),
        bad(CertificateFlaw.EXPIRED, "expired on", s -> s.selfSigned().expired()),
        bad(
            CertificateFlaw.UNTRUSTED,
            "ends at a root that is not trusted: CN=Unknown Root",
            s -> s.fromUntrustedRoot()),
        bad(
            CertificateFlaw.UNTRUSTED,
            "neither trusted nor sent by the server: CN=Unknown Root",
            s -> s.fromUntrustedRoot().withheldIssuer()),
        bad(
            CertificateFlaw.UNTRUSTED,
            "neither trusted nor sent by the server: CN=Lab Intermediate",
            s -> s.throughIntermediate().withheldIssuer()),
        bad(
            CertificateFlaw.UNTRUSTED,
            "CN=Lab Server issues certificates although",
            s -> s.fromNoAuthority()),
        bad(CertificateFlaw.UNTRUSTED, "not meant for servers", s -> s.forClientsOnly()),
        bad(CertificateFlaw.UNTRUSTED, "RSA with 1024 bits", s -> s.key(KeyType.RSA_1024)),
        bad(CertificateFlaw.UNTRUSTED, "weak key", s -> s.key(KeyType.RSA_768)));
  }

  @ParameterizedTest(name = "[{index}] {0} {1}")
  @MethodSource("flaws")
  void tellsTheFirstCause(
      CertificateFlaw flaw, String words, UnaryOperator<CertificateSpec> change) {
    CertificateVerdict verdict =
        judge(NOW, change.apply(AUTHORITY.certificate(HOST)).issue().chain());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            CertificateVerdict.Bad.class,
            b -> {
              assertThat(b.flaw()).isEqualTo(flaw);
              assertThat(b.summary()).contains(words);
            });
  }

  @Test
  void goodCertificatesAreGood() {
    for (CertificateSpec spec :
        List.of(
            AUTHORITY.certificate(HOST),
            AUTHORITY.certificate("*.example.com"),
            AUTHORITY.certificate(HOST).key(KeyType.RSA_2048),
            AUTHORITY.certificate(HOST).throughIntermediate())) {
      assertThat(judge(NOW, spec.issue().chain())).isEqualTo(new CertificateVerdict.Good());
    }
  }

  @Test
  void orderOfWhatIsSentAndSuperfluousCertificatesDoNotMatter() {
    X509Certificate leaf = AUTHORITY.certificate(HOST).throughIntermediate().issue().leaf();
    X509Certificate other = AUTHORITY.certificate("other.example").issue().leaf();
    assertThat(judge(NOW, List.of(leaf, other, AUTHORITY.root(), AUTHORITY.intermediate())))
        .isEqualTo(new CertificateVerdict.Good());
  }

  @Test
  void namesSeenAreToldAndTheCommonNameDoesNotCount() {
    assertThat(summary(AUTHORITY.certificate("a.example", "b.example")))
        .isEqualTo("The certificate is for a.example, b.example, not for mx1.example.com");
    assertThat(summary(AUTHORITY.certificate().commonName(HOST)))
        .contains("no SAN dNSName at all", "CN=mx1.example.com");
    assertThat(
            summary(AUTHORITY.certificate("x.example").address(InetAddress.getLoopbackAddress())))
        .contains("is for x.example,");
  }

  @Test
  void hostileNamesAreEscapedAndBounded() {
    String[] names = new String[50];
    Arrays.setAll(names, i -> "\u001b[2J\0" + i + "x".repeat(200));
    assertThat(summary(AUTHORITY.certificate(names).commonName("\r\nBcc: x")))
        .matches("[\\x20-\\x7e…]*")
        .contains("\\x1B[2J\\x00", "and 45 more")
        .hasSizeLessThan(500);
  }

  private String summary(CertificateSpec spec) {
    CertificateVerdict verdict = judge(NOW, spec.issue().chain());
    assertThat(verdict).isInstanceOf(CertificateVerdict.Bad.class);
    CertificateVerdict.Bad bad = (CertificateVerdict.Bad) verdict;
    assertThat(bad.flaw()).isEqualTo(CertificateFlaw.NAME_MISMATCH);
    return bad.summary();
  }

  @Test
  void chainIsIncompleteOnceAnotherServerShowedWhatIsMissing() {
    List<X509Certificate> whole =
        AUTHORITY.certificate("other.example").throughIntermediate().issue().chain();
    List<X509Certificate> leafOnly =
        AUTHORITY.certificate(HOST).throughIntermediate().withheldIssuer().issue().chain();
    assertThat(flaw(judge(NOW, leafOnly))).isEqualTo(CertificateFlaw.UNTRUSTED);
    judge(NOW, whole); // its name is wrong, its intermediate is right
    assertThat(flaw(judge(NOW, leafOnly))).isEqualTo(CertificateFlaw.INCOMPLETE_CHAIN);
  }

  @Test
  void chainIsIncompleteWhereTheTrustStoreHasWhatIsMissing() {
    List<X509Certificate> leafOnly =
        AUTHORITY.certificate(HOST).throughIntermediate().withheldIssuer().issue().chain();
    Trust both = Trust.of(List.of(AUTHORITY.root(), AUTHORITY.intermediate()));
    assertThat(flaw(judge(both, NOW, leafOnly))).isEqualTo(CertificateFlaw.INCOMPLETE_CHAIN);
    Trust partial = Trust.of(List.of(AUTHORITY.intermediate()));
    assertThat(judge(partial, NOW, leafOnly)).isEqualTo(new CertificateVerdict.Good());
  }

  @Test
  void strangersTeachNothing() {
    judge(NOW, AUTHORITY.certificate("x.example").fromUntrustedRoot().issue().chain());
    judge(NOW, AUTHORITY.certificate("x.example").fromNoAuthority().issue().chain());
    assertThat(intermediates.all()).isEmpty();
  }

  @Test
  void expiredIntermediateCountsAsExpiredAndIsNamed() {
    Instant later = NOW.plus(Duration.ofDays(3_660));
    List<X509Certificate> chain =
        AUTHORITY
            .certificate(HOST)
            .throughIntermediate()
            .notAfter(later.plus(Duration.ofDays(3_000)))
            .issue()
            .chain();
    CertificateVerdict verdict = judge(later, chain);
    assertThat(flaw(verdict)).isEqualTo(CertificateFlaw.EXPIRED);
    assertThat(((CertificateVerdict.Bad) verdict).summary())
        .startsWith("The intermediate certificate CN=Lab Intermediate expired on 2036-");
  }

  @Test
  void leafThatIsTrustedItselfIsGood() {
    List<X509Certificate> chain = AUTHORITY.certificate(HOST).selfSigned().issue().chain();
    assertThat(judge(Trust.of(chain), NOW, chain)).isEqualTo(new CertificateVerdict.Good());
  }

  @Test
  void noCertificateIsUntrusted() {
    assertThat(flaw(judge(NOW, List.of()))).isEqualTo(CertificateFlaw.UNTRUSTED);
  }

  private static CertificateFlaw flaw(CertificateVerdict verdict) {
    assertThat(verdict).isInstanceOf(CertificateVerdict.Bad.class);
    return ((CertificateVerdict.Bad) verdict).flaw();
  }

  @ParameterizedTest(name = "{1} of {0} left: {2}")
  @CsvSource({
    "P90D, P15D,      good",
    "P90D, P14D,      good",
    "P90D, PT335H59M, warning",
    "P90D, P3D,       warning",
    "P90D, PT71H59M,  error",
    "P47D, PT225H37M, good",
    "P47D, PT225H35M, warning",
    "P47D, PT72H,     warning",
    "P47D, PT71H59M,  error",
    "P6D,  PT28H49M,  good",
    "P6D,  PT28H47M,  warning",
    "P6D,  PT14H25M,  warning",
    "P6D,  PT14H23M,  error",
  })
  void nearEndIsToldByDaysAndByShareOfTheLifetime(
      Duration lifetime, Duration left, String expected) {
    List<X509Certificate> chain =
        AUTHORITY
            .certificate(HOST)
            .notBefore(NOW.plus(left).minus(lifetime))
            .notAfter(NOW.plus(left))
            .issue()
            .chain();
    String told =
        switch (judge(NOW, chain)) {
          case CertificateVerdict.Good good -> "good";
          case CertificateVerdict.Expiring soon -> soon.severity().toString();
          case CertificateVerdict.Bad bad -> bad.summary();
        };
    assertThat(told).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "POLICY, P5D, ENFORCE, WARNING",
    "POLICY, P5D, NONE,    WARNING",
    "POLICY, P1D, ENFORCE, ERROR",
    "POLICY, P1D, NONE,    ERROR",
    "SMTP,   P5D, ENFORCE, WARNING",
    "SMTP,   P5D, TESTING, WARNING",
    "SMTP,   P1D, ENFORCE, ERROR",
    "SMTP,   P1D, TESTING, WARNING",
    "SMTP,   P1D, NONE,    WARNING",
  })
  void nearEndOfAnMxIsAnErrorInEnforceOnly(
      ServerCertificates whose, Duration left, Mode mode, Severity expected) {
    CertificateVerdict verdict =
        judge(NOW, AUTHORITY.certificate(HOST).expiringIn(left).issue().chain());
    List<Fault> faults = whose.faults(verdict, HOST, "subject", "cause");
    assertThat(faults.getFirst().in(mode).map(Finding::severity)).contains(expected);
    assertThat(whose.codes()).contains(faults.getFirst().code());
  }

  @Test
  void trustIsReadFromPemWithSeveralCertificates(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trust.pem");
    Files.writeString(file, "a comment\n" + AUTHORITY.rootPem() + pem(AUTHORITY.intermediate()));
    Trust trust = Trust.fromPem(file);
    assertThat(trust.size()).isEqualTo(1);
    assertThat(trust.intermediates()).containsExactly(AUTHORITY.intermediate());
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  @ParameterizedTest
  @CsvSource({"''", "hello", "-----BEGIN CERTIFICATE-----"})
  void trustThatCannotBeReadIsAClearError(String text, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("trust.pem");
    Files.writeString(file, text);
    assertThatThrownBy(() -> Trust.fromPem(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("trust.pem");
    assertThatThrownBy(() -> Trust.fromPem(folder.resolve("none.pem")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void systemTrustHasRoots() {
    assertThat(Trust.system().size()).isPositive();
  }
}

package mtasts.checks.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mtasts.checks.Standstill;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.Expiry;
import mtasts.checks.tls.Intermediates;
import mtasts.checks.tls.Trust;
import mtasts.lab.MailWorld;
import mtasts.lab.smtp.MxFault;
import mtasts.lab.smtp.MxHost;
import mtasts.lab.tls.TlsFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The probe against an MX host that does one thing wrong at a time. */
final class StartTlsProbeTest {

  private static final Duration PLENTY = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static MailWorld world;
  private static int hosts;

  @BeforeAll
  static void openWorld() {
    world = MailWorld.open();
  }

  @AfterAll
  static void closeWorld() {
    world.close();
  }

  private static MxHost newHost() {
    hosts++;
    return world.mxHost("mx" + hosts + ".example.com");
  }

  private static CertificateJudge judge() {
    return new CertificateJudge(
        Trust.of(List.of(world.authority().root())),
        new Intermediates(),
        InstantSource.system(),
        Expiry.DEFAULT);
  }

  private static StartTlsProbe probe(Duration slowAfter, boolean routed) {
    return new StartTlsProbe(
        world.smtpPort(),
        "monitor.example.net",
        judge(),
        InstantSource.system(),
        slowAfter,
        address -> routed);
  }

  private static SmtpSession look(MxHost host, Duration time) throws InterruptedException {
    return probe(Duration.ofSeconds(30), true).probe(host.name(), host.address(), time);
  }

  private static List<String> codes(SmtpSession session) {
    return session.faults().stream().map(f -> f.code().toString()).toList();
  }

  @Test
  void goodHostIsGoodAndSeesNoMail() throws InterruptedException {
    MxHost host = newHost();
    SmtpSession session = look(host, PLENTY);
    assertThat(session.faults()).isEmpty();
    assertThat(session.unjudged()).isEmpty();
    assertThat(session.ok()).contains(true);
    assertThat(session.starttls()).contains(true);
    assertThat(session.tls().orElseThrow().protocol()).isEqualTo("TLSv1.3");
    assertThat(session.certificate().orElseThrow().names()).containsExactly(host.name());
    assertThat(host.commands())
        .containsExactly(
            "EHLO monitor.example.net", "STARTTLS", "EHLO monitor.example.net", "QUIT");
    assertThat(host.serverNames()).containsExactly(host.name());
    assertThat(session.cause())
        .isEqualTo(host.name() + " [" + host.address().getHostAddress() + "]");
    assertThat(session.transcript()).contains("S: 220 " + host.name() + " ESMTP Lab", "C: QUIT");
  }

  @Test
  void underscoreNamesAreSentAsTheyAre() throws InterruptedException {
    MxHost host = world.mxHost("mx_1.example.com");
    look(host, PLENTY); // the lab's own TLS refuses the name, so only the hello is looked at
    assertThat(host.serverNames()).isNotEmpty().containsOnly("mx_1.example.com");
  }

  @Test
  void untrustedChainTurnsOutIncompleteOnceAnotherServerCompletesIt() throws InterruptedException {
    MxHost lacking = newHost();
    lacking.certificate(certificate(lacking).throughIntermediate().withheldIssuer().issue());
    MxHost whole = newHost();
    whole.certificate(certificate(whole).throughIntermediate().issue());
    SmtpSession first = look(lacking, PLENTY);
    CertificateJudge judge = judge();
    assertThat(codes(first.judgedAgain(judge))).containsExactly("smtp.certificate-untrusted");
    judge.judge(look(whole, PLENTY).chain(), whole.name());
    assertThat(codes(first.judgedAgain(judge)))
        .containsExactly("smtp.certificate-incomplete-chain");
  }

  private static Arguments at(String codes, String words, Consumer<MxHost> setUp) {
    return Arguments.of(codes, words, setUp);
  }

  static Stream<Arguments> conversations() {
    return Stream.of(
        at("", "", h -> h.greeting("220-one", "220-two", "220 three")),
        at("", "", h -> h.greeting("220")),
        at("", "", h -> h.ehlo("PIPELINING", "starttls")),
        at("", "", h -> h.tls().protocols("TLSv1.2")),
        at("", "", h -> h.fault(MxFault.QUIT_SILENCE)),
        at("", "", h -> h.certificate(certificate(h).throughIntermediate().issue())),
        at("smtp.rejected", "\"554 5.7.1 go away\"", h -> h.greeting("554 5.7.1 go away")),
        at("smtp.deferred", "\"421 busy\"", h -> h.greeting("421 busy")),
        at("smtp.deferred", "\"451 later\"", h -> h.ehloReply("451 later")),
        at("smtp.rejected", "\"502 no\"", h -> h.ehloReply("502 no")),
        at("smtp.protocol-error", "has no meaning", h -> h.greeting("354 go on")),
        at("smtp.protocol-error", "changes its code", h -> h.greeting("220-a", "250 b")),
        at("smtp.protocol-error", "closed the connection", h -> h.fault(MxFault.CLOSE_AT_ONCE)),
        at("smtp.protocol-error", "is not SMTP", h -> h.fault(MxFault.GREETING_GARBAGE)),
        at("smtp.protocol-error", "256 lines", h -> h.fault(MxFault.GREETING_ENDLESS)),
        at("smtp.protocol-error", "2048 bytes", h -> h.fault(MxFault.GREETING_ENDLESS_LINE)),
        at("smtp.protocol-error", "in the middle", h -> h.fault(MxFault.GREETING_BROKEN_OFF)),
        at("smtp.protocol-error", "in the middle", h -> h.fault(MxFault.EHLO_BROKEN_OFF)),
        at("smtp.starttls-missing", "does not offer", h -> h.ehlo("PIPELINING")),
        at("smtp.starttls-missing", "XXXXXXXA", h -> h.ehlo("PIPELINING", "XXXXXXXA")),
        at("smtp.starttls-missing", "XXXXXXXX", h -> h.ehlo("XXXXXXXX")),
        at("smtp.starttls-missing", "", h -> h.ehloReply("250 STARTTLS")),
        at("smtp.starttls-rejected", "\"454 no key\"", h -> h.startTlsReply("454 no key")),
        at("smtp.starttls-rejected", "\"554 no\"", h -> h.startTlsReply("554 no")),
        at("smtp.starttls-rejected", "\"250 ok\"", h -> h.startTlsReply("250 ok")),
        at("smtp.tls-failed", "closed the connection", h -> h.fault(MxFault.STARTTLS_CLOSE)),
        at("smtp.tls-failed", "closed the connection", h -> h.fault(TlsFault.DROP)),
        at("smtp.tls-failed", "is not TLS", h -> h.fault(TlsFault.GARBAGE)),
        at("smtp.tls-failed", "handshake_failure", h -> h.fault(TlsFault.HANDSHAKE_ALERT)),
        at("smtp.tls-failed", "protocol_version", h -> h.fault(TlsFault.VERSION_ALERT)),
        at("smtp.tls-outdated", "TLS 1.0", h -> h.fault(TlsFault.OLD_VERSION)),
        at("smtp.plaintext-injection", "never encrypted", h -> h.fault(MxFault.STARTTLS_INJECTION)),
        at(
            "smtp.client-certificate-required",
            "demands",
            h -> h.tls().requireClientCertificate(true)),
        at(
            "smtp.client-certificate-required",
            "demands",
            h -> {
              h.tls().requireClientCertificate(true);
              h.tls().protocols("TLSv1.2");
            }),
        at(
            "smtp.client-certificate-required",
            "No client certificate",
            h -> h.ehloReplyAfterTls("550 5.7.1 No client certificate presented")),
        at("smtp.protocol-error", "\"550 no\"", h -> h.ehloReplyAfterTls("550 no")),
        at(
            "smtp.certificate-expired",
            "1 day ago",
            h -> h.certificate(certificate(h).expired().issue())),
        at(
            "smtp.certificate-self-signed",
            "by itself",
            h -> h.certificate(certificate(h).selfSigned().issue())),
        at("smtp.connect-failed", "refused", MxHost::down));
  }

  private static mtasts.lab.tls.CertificateSpec certificate(MxHost host) {
    return world.authority().certificate(host.name());
  }

  @ParameterizedTest(name = "[{index}] {0} {1}")
  @MethodSource("conversations")
  void tellsTheOneFault(String code, String words, Consumer<MxHost> setUp)
      throws InterruptedException {
    MxHost host = newHost();
    setUp.accept(host);
    SmtpSession session = look(host, PLENTY);
    assertThat(codes(session)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    assertThat(session.ok())
        .isEqualTo(code.equals("smtp.deferred") ? Optional.empty() : Optional.of(code.isEmpty()));
    for (Fault fault : session.faults()) {
      assertThat(fault.summary()).contains(words);
      assertThat(fault.remedy()).isNotBlank();
      assertThat(fault.subject())
          .isEqualTo(
              host.name() + " [" + host.address().getHostAddress() + "]:" + world.smtpPort());
    }
    assertThat(host.commands()).noneMatch(c -> c.startsWith("MAIL"));
  }

  static Stream<Arguments> silences() {
    return Stream.of(
        at("smtp.timeout", "greeting", h -> h.fault(MxFault.GREETING_SILENCE)),
        at("smtp.timeout", "greeting", h -> h.greetingDrip(Duration.ofMillis(150))),
        at("smtp.timeout", "EHLO", h -> h.fault(MxFault.EHLO_SILENCE)),
        at("smtp.timeout", "STARTTLS", h -> h.fault(MxFault.STARTTLS_SILENCE)),
        at("smtp.timeout", "handshake", h -> h.fault(TlsFault.SILENCE)),
        at("smtp.timeout", "after the handshake", h -> h.fault(MxFault.TLS_EHLO_SILENCE)));
  }

  @ParameterizedTest(name = "[{index}] {0} {1}")
  @MethodSource("silences")
  void silenceCostsTheDeadlineAndNoMore(String code, String words, Consumer<MxHost> setUp)
      throws Exception {
    Standstill.permitting(() -> seeSilence(code, words, setUp));
  }

  private static void seeSilence(String code, String words, Consumer<MxHost> setUp)
      throws InterruptedException {
    MxHost host = newHost();
    setUp.accept(host);
    look(newHost(), PLENTY); // so that loading of classes does not eat the short deadline
    SmtpSession session = look(host, SHORT);
    assertThat(codes(session)).containsExactly(code);
    assertThat(session.faults().getFirst().summary()).contains(words);
    assertThat(session.duration()).isLessThan(SHORT.plus(SHORT));
  }

  @Test
  void slowGreetingIsAWarningBesideAGoodVerdict() throws InterruptedException {
    MxHost host = newHost().greetingDelay(Duration.ofMillis(50));
    SmtpSession session =
        probe(Duration.ofMillis(20), true).probe(host.name(), host.address(), PLENTY);
    assertThat(codes(session)).containsExactly("smtp.slow");
    assertThat(session.ok()).contains(true);
  }

  @Test
  void addressWithoutARouteIsSkippedAndBlamesNobody() throws InterruptedException {
    MxHost host = newHost();
    SmtpSession session = probe(PLENTY, false).probe(host.name(), host.address(), PLENTY);
    assertThat(session.faults()).isEmpty();
    assertThat(session.ok()).isEmpty();
    assertThat(session.note().orElseThrow()).startsWith("skipped");
    assertThat(host.connections()).isZero();
    assertThat(unjudged(session, FindingCode.SMTP_CONNECT_FAILED)).isTrue();
  }

  private static boolean unjudged(SmtpSession session, FindingCode code) {
    return session.unjudged().stream().anyMatch(u -> u.covers(code, session.cause()));
  }

  static Stream<Arguments> blindSpots() {
    return Stream.of(
        blind("SMTP_TIMEOUT", true, MxHost::down),
        blind("SMTP_CERTIFICATE_EXPIRED", true, MxHost::down),
        blind("SMTP_CONNECT_FAILED", false, MxHost::down),
        blind("SMTP_CONNECT_FAILED", true, h -> h.greeting("421 busy")),
        blind("SMTP_CERTIFICATE_EXPIRING", true, h -> h.greeting("421 busy")),
        blind("SMTP_CONNECT_FAILED", false, h -> h.greeting("554 no")),
        blind("SMTP_STARTTLS_MISSING", true, h -> h.greeting("554 no")),
        blind("SMTP_TIMEOUT", false, h -> h.greeting("554 no")),
        blind("SMTP_REJECTED", false, h -> h.ehlo("PIPELINING")),
        blind("SMTP_CERTIFICATE_EXPIRED", true, h -> h.ehlo("PIPELINING")),
        blind("SMTP_TLS_OUTDATED", false, h -> h.fault(TlsFault.HANDSHAKE_ALERT)),
        blind("SMTP_TLS_FAILED", false, h -> h.fault(TlsFault.OLD_VERSION)),
        blind("SMTP_CERTIFICATE_EXPIRED", true, h -> h.fault(TlsFault.OLD_VERSION)),
        blind("SMTP_CERTIFICATE_EXPIRED", false, h -> h.ehloReplyAfterTls("550 no")),
        blind(
            "SMTP_CERTIFICATE_NAME_MISMATCH",
            true,
            h -> h.certificate(certificate(h).expired().issue())),
        blind(
            "SMTP_CERTIFICATE_EXPIRED",
            false,
            h -> h.certificate(world.authority().issue("other.example.com"))));
  }

  private static Arguments blind(String code, boolean expected, Consumer<MxHost> setUp) {
    return Arguments.of(FindingCode.valueOf(code), expected, setUp);
  }

  @ParameterizedTest(name = "[{index}] {0} {1}")
  @MethodSource("blindSpots")
  void knowsWhatItCouldNotSee(FindingCode code, boolean expected, Consumer<MxHost> setUp)
      throws InterruptedException {
    MxHost host = newHost();
    setUp.accept(host);
    assertThat(unjudged(look(host, PLENTY), code)).isEqualTo(expected);
  }

  @Test
  void chainIsKeptWhereTheHandshakeFailsLater() throws InterruptedException {
    MxHost host = newHost();
    host.tls().requireClientCertificate(true);
    List<X509Certificate> chain = look(host, PLENTY).chain();
    assertThat(chain).containsExactlyElementsOf(host.tls().identity().chain());
  }

  @Test
  void hostileTextIsEscapedAndBounded() throws InterruptedException {
    MxHost host = newHost().greeting("554 \u001b[31mred\0\u00ff" + "x".repeat(1500));
    SmtpSession session = look(host, PLENTY);
    assertThat(session.faults().getFirst().summary())
        .contains("\\x1B[31mred\\x00\\xC3\\xBF")
        .hasSizeLessThan(500)
        .matches("[\\x20-\\x7e…]*");
    assertThat(session.transcript())
        .allSatisfy(line -> assertThat(line).matches("[\\x20-\\x7e…]{1,250}"));
  }

  @Test
  void whoeverSaidAnythingWasHeard() throws InterruptedException {
    for (MxFault fault :
        List.of(
            MxFault.GREETING_GARBAGE,
            MxFault.GREETING_ENDLESS_LINE,
            MxFault.GREETING_BROKEN_OFF,
            MxFault.EHLO_BROKEN_OFF)) {
      SmtpSession session = look(newHost().fault(fault), PLENTY);
      assertThat(session.heard()).as(fault.toString()).contains(true);
      assertThat(session.seen().heard()).as(fault.toString()).isTrue();
    }
  }

  @Test
  void aConnectionThatIsClosedWithoutAWordIsASilence() throws InterruptedException {
    SmtpSession session = look(newHost().fault(MxFault.CLOSE_AT_ONCE), PLENTY);
    assertThat(session.heard()).contains(false);
    assertThat(session.seen().heard()).isFalse();
  }

  @Test
  void interruptionIsPassedOn() throws InterruptedException {
    MxHost host = newHost().fault(MxFault.GREETING_SILENCE);
    Thread.currentThread().interrupt();
    InetAddress address = host.address();
    assertThatThrownBy(() -> probe(PLENTY, true).probe(host.name(), address, Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void unjudgedIsToldForThisCauseOnly() throws InterruptedException {
    SmtpSession session = look(newHost().down(), PLENTY);
    assertThat(session.unjudged())
        .extracting(Unjudged::cause)
        .containsExactly(Optional.of(session.cause()));
  }
}

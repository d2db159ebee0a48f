package mtasts.checks.policy;

import static mtasts.checks.report.FindingCode.POLICY_CERTIFICATE_EXPIRED;
import static mtasts.checks.report.FindingCode.POLICY_CERTIFICATE_EXPIRING;
import static mtasts.checks.report.FindingCode.POLICY_CERTIFICATE_INCOMPLETE_CHAIN;
import static mtasts.checks.report.FindingCode.POLICY_CERTIFICATE_NAME_MISMATCH;
import static mtasts.checks.report.FindingCode.POLICY_CERTIFICATE_SELF_SIGNED;
import static mtasts.checks.report.FindingCode.POLICY_CERTIFICATE_UNTRUSTED;
import static mtasts.checks.report.FindingCode.POLICY_CONNECT_FAILED;
import static mtasts.checks.report.FindingCode.POLICY_HTTP_STATUS;
import static mtasts.checks.report.FindingCode.POLICY_MODE_INVALID;
import static mtasts.checks.report.FindingCode.POLICY_SYNTAX;
import static mtasts.checks.report.FindingCode.POLICY_TIMEOUT;
import static mtasts.checks.report.FindingCode.POLICY_TLS_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import mtasts.checks.Standstill;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.Severity;
import mtasts.lab.http.HttpFault;
import mtasts.lab.http.HttpRequest;
import mtasts.lab.http.PolicyHost;
import mtasts.lab.tls.CertificateSpec;
import mtasts.lab.tls.TlsFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connection, handshake, certificate and deadline. */
class PolicyFetchTest extends FetchInLab {

  private PolicyAnswer hurried() throws InterruptedException {
    return fetch(SHORT).fetch(DOMAIN, host.address(), HOST);
  }

  @Test
  void aGoodPolicyComesWithItsEvidence() throws Exception {
    PolicyAnswer answer = fetched();

    assertThat(answer.faults()).isEmpty();
    assertThat(answer.unjudged()).isEmpty();
    assertThat(answer.body()).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes(POLICY)));
    assertThat(answer.contentType()).hasValue("text/plain");
    assertThat(answer.took()).isBetween(Duration.ZERO, LONG);
    assertThat(answer.chain()).isEqualTo(host.tls().identity().chain());
    assertThat(answer.seen().ok()).hasValue(true);
    assertThat(answer.seen().httpStatus()).hasValue(200);
    assertThat(answer.seen().head()).contains("HTTP/1.1 200", "Content-Type: text/plain");
    assertThat(answer.seen().tls().orElseThrow().protocol()).isEqualTo("TLSv1.3");
    assertThat(answer.seen().certificate().orElseThrow().names()).containsExactly(HOST);
    assertThat(answer.seen().note()).isEmpty();
  }

  @Test
  void theRequestIsTheOneThatSendersMake() throws Exception {
    int before = host.requests().size();
    fetched();

    assertThat(host.requests()).hasSize(before + 1);
    HttpRequest request = host.requests().getLast();
    assertThat(request.method() + " " + request.path()).isEqualTo("GET /.well-known/mta-sts.txt");
    assertThat(request.header("Host")).hasValue(HOST + ":" + world.httpsPort());
    assertThat(request.header("Accept-Encoding")).hasValue("identity");
    assertThat(request.header("Cookie")).isEmpty();
  }

  @Test
  void aHostNameThatOkHttpCanNotDecodeIsFetchedAllTheSame() throws Exception {
    DomainName odd = DomainName.of("xn--zzzzzz99999.example");
    PolicyHost oddHost = world.policyHost(odd.policyHost()).policy(POLICY);

    PolicyAnswer answer = fetch(LONG).fetch(odd, oddHost.address(), odd.policyHost());

    assertThat(answer.faults()).isEmpty();
  }

  @Test
  void aClosedPortIsConnectFailedAndLeavesTheRestOpen() throws Exception {
    host.down();
    PolicyAnswer answer = fetched();
    String address = host.address().getHostAddress();

    Fault fault = onlyFault(answer);
    assertThat(fault.code()).isEqualTo(POLICY_CONNECT_FAILED);
    assertThat(fault.subject())
        .isEqualTo(
            "https://"
                + HOST
                + ":"
                + world.httpsPort()
                + "/.well-known/mta-sts.txt ["
                + address
                + "]");
    assertThat(fault.cause()).isEqualTo(address);
    assertThat(fault.summary()).endsWith("failed: refused");
    assertThat(answer.seen().ok()).hasValue(false);
    assertThat(judges(answer, POLICY_CONNECT_FAILED, address)).isTrue();
    assertThat(judges(answer, POLICY_TLS_FAILED, address)).isFalse();
    assertThat(judges(answer, POLICY_CERTIFICATE_EXPIRED, "certificate 00 (x)")).isFalse();
    assertThat(judges(answer, POLICY_HTTP_STATUS, HOST)).isFalse();
    assertThat(judges(answer, POLICY_MODE_INVALID, HOST)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "DROP, false, closed the connection",
    "GARBAGE, true, not TLS",
    "HANDSHAKE_ALERT, true, handshake_failure",
    "VERSION_ALERT, true, neither TLS 1.2 nor TLS 1.3",
    "OLD_VERSION, true, neither TLS 1.2 nor TLS 1.3"
  })
  void aHandshakeThatFailsIsToldByItsReason(String fault, boolean answered, String words)
      throws Exception {
    host.fault(TlsFault.valueOf(fault));
    PolicyAnswer answer = fetched();

    assertThat(onlyFault(answer).code()).isEqualTo(POLICY_TLS_FAILED);
    assertThat(onlyFault(answer).summary()).contains(words);
    assertThat(onlyFault(answer).cause()).isEqualTo(host.address().getHostAddress());
    assertThat(answer.heard()).hasValue(answered);
  }

  @Test
  void aServerThatDemandsAClientCertificateFailsTheHandshake() throws Exception {
    host.tls().requireClientCertificate(true);
    assertThat(codes(fetched())).containsExactly(POLICY_TLS_FAILED);
  }

  private void expectCertificate(FindingCode code, CertificateSpec spec) throws Exception {
    int requests = host.requests().size();
    host.certificate(spec.issue());
    PolicyAnswer answer = fetched();

    assertThat(codes(answer)).containsExactly(code);
    assertThat(onlyFault(answer).cause()).startsWith("certificate ");
    assertThat(answer.body()).isEmpty();
    assertThat(answer.seen().ok()).hasValue(false);
    assertThat(answer.seen().certificate()).isPresent();
    assertThat(answer.chain()).isNotEmpty();
    assertThat(host.requests()).as("nothing is asked of a stranger").hasSize(requests);
    assertThat(judges(answer, POLICY_SYNTAX, HOST)).isFalse();
    assertThat(judges(answer, POLICY_TLS_FAILED, host.address().getHostAddress())).isTrue();
  }

  private CertificateSpec certificate() {
    return world.authority().certificate(HOST);
  }

  @Test
  void badCertificatesAreToldApartAndNothingIsAskedOverThem() throws Exception {
    expectCertificate(POLICY_CERTIFICATE_EXPIRED, certificate().expired());
    expectCertificate(POLICY_CERTIFICATE_SELF_SIGNED, certificate().selfSigned());
    expectCertificate(POLICY_CERTIFICATE_UNTRUSTED, certificate().fromUntrustedRoot());
    expectCertificate(POLICY_CERTIFICATE_UNTRUSTED, certificate().forClientsOnly());
    expectCertificate(
        POLICY_CERTIFICATE_NAME_MISMATCH, world.authority().certificate("www.example.com"));
  }

  @Test
  void anIncompleteChainIsToldOnceTheIntermediateIsKnown() throws Exception {
    PolicyFetch fetch = fetch(LONG);
    host.certificate(certificate().throughIntermediate().issue());
    assertThat(codes(fetch.fetch(DOMAIN, host.address(), HOST))).isEmpty();

    host.certificate(certificate().throughIntermediate().withheldIssuer().issue());
    assertThat(codes(fetch.fetch(DOMAIN, host.address(), HOST)))
        .containsExactly(POLICY_CERTIFICATE_INCOMPLETE_CHAIN);
  }

  @Test
  void aCertificateNearItsEndIsToldAndThePolicyStillCounts() throws Exception {
    host.certificate(certificate().expiringIn(Duration.ofDays(5)).issue());
    PolicyAnswer answer = fetched();

    assertThat(onlyFault(answer).code()).isEqualTo(POLICY_CERTIFICATE_EXPIRING);
    assertThat(onlyFault(answer).severity()).hasValue(Severity.WARNING);
    assertThat(onlyFault(answer).cause())
        .matches("certificate [0-9a-f]{16} \\(mta-sts\\.example\\.com\\)");
    assertThat(answer.body()).isPresent();
  }

  private void expectTimeout(Consumer<PolicyHost> fault, String words) throws Exception {
    Standstill.permitting(() -> seeTimeout(fault, words));
  }

  private void seeTimeout(Consumer<PolicyHost> fault, String words) throws Exception {
    everythingIsFine();
    fault.accept(host);
    PolicyAnswer answer = hurried();

    assertThat(onlyFault(answer).code()).isEqualTo(POLICY_TIMEOUT);
    assertThat(onlyFault(answer).summary()).contains("within 400 ms", words);
    assertThat(onlyFault(answer).cause()).isEqualTo(host.address().getHostAddress());
    assertThat(answer.took()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void silenceAndDripsEndWithTheDeadline() throws Exception {
    expectTimeout(h -> h.fault(TlsFault.SILENCE), "in the TLS handshake");
    expectTimeout(h -> h.fault(HttpFault.SILENCE), "before the header");
    expectTimeout(h -> h.drip(Duration.ofMillis(20)), "before the header");
  }

  @Test
  void waitingForAPlaceCostsNoTimeOfTheFetch() throws Exception {
    host.fault(HttpFault.SILENCE);
    PolicyFetch fetch = fetch(SHORT);
    List<PolicyAnswer> answers = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  answers.add(fetch.fetch(DOMAIN, host.address(), HOST));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(answers)
        .hasSize(6)
        .allSatisfy(a -> assertThat(codes(a)).containsExactly(POLICY_TIMEOUT));
  }
}

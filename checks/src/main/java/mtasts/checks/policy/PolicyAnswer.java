package mtasts.checks.policy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.Fault;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Unjudged;
import mtasts.checks.tls.CertificateJudge;
import mtasts.checks.tls.ServerCertificates;

/**
 * What came of fetching the policy from one address.
 *
 * @param seen the evidence; its {@code ok} is absent where the fetch could not be tried from here
 * @param body the policy as bytes, decoded, at most 64 KiB; present exactly where {@code seen.ok}
 *     is true. The array must not change
 * @param contentType the Content-Type as sent, hostile text; absent where there was none or no head
 * @param took the whole exchange, from the connection to the last byte
 * @param chain the certificates as sent, leaf first, also where they were refused
 * @param faults what is wrong with the fetch; the content is for others to judge
 * @param unjudged what could not be seen behind those faults
 */
public record PolicyAnswer(
    PolicySeen.Address seen,
    Optional<byte[]> body,
    Optional<String> contentType,
    Duration took,
    List<X509Certificate> chain,
    List<Fault> faults,
    List<Unjudged> unjudged) {

  /** Copies the lists. */
  public PolicyAnswer {
    chain = List.copyOf(chain);
    faults = List.copyOf(faults);
    unjudged = List.copyOf(unjudged);
  }

  /** Whether anything came from the server; empty where it was not asked. */
  public Optional<Boolean> heard() {
    return seen.answered();
  }

  /** The same answer in the light of the certificates that other servers have shown since. */
  public PolicyAnswer judgedAgain(CertificateJudge judge, String policyHost) {
    List<Fault> now = ServerCertificates.POLICY.judgedAgain(faults, chain, policyHost, judge);
    if (now.equals(faults)) {
      return this;
    }
    Optional<String> note = now.stream().findFirst().map(Fault::summary);
    return new PolicyAnswer(seen.noting(note), body, contentType, took, chain, now, unjudged);
  }
}

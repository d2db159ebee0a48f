package mtasts.checks;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mtasts.checks.net.Addresses;
import mtasts.checks.policy.FetchTraits;
import mtasts.checks.policy.Policy;
import mtasts.checks.policy.PolicyAnswer;
import mtasts.checks.policy.PolicyParser;
import mtasts.checks.policy.PolicyReading;
import mtasts.checks.policy.PolicyRules;
import mtasts.checks.report.Fault;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.Printable;
import mtasts.checks.tls.CertificateJudge;

/**
 * What one address of a policy host served.
 *
 * @param seen as the report shows it
 * @param answer the fetch; absent where the address may not be connected to
 * @param reading what came of reading the body; absent where there was none
 * @param refused why the address was not connected to
 */
record ServedPolicy(
    PolicySeen.Address seen,
    Optional<PolicyAnswer> answer,
    Optional<PolicyReading> reading,
    Optional<Fault> refused) {

  static ServedPolicy of(PolicyAnswer answer) {
    return new ServedPolicy(
        answer.seen(),
        Optional.of(answer),
        answer.body().map(PolicyParser::parse),
        Optional.empty());
  }

  /** The same in the light of the certificates that other servers have shown since. */
  ServedPolicy judgedAgain(CertificateJudge judge, String policyHost) {
    Optional<PolicyAnswer> again = answer.map(given -> given.judgedAgain(judge, policyHost));
    return new ServedPolicy(again.map(PolicyAnswer::seen).orElse(seen), again, reading, refused);
  }

  static ServedPolicy notConnected(InetAddress address, Fault fault) {
    PolicySeen.Address seen =
        new PolicySeen.Address(
            Addresses.text(address),
            Optional.of(false),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("not connected to: not a public address"),
            Optional.empty());
    return new ServedPolicy(seen, Optional.empty(), Optional.empty(), Optional.of(fault));
  }

  Optional<byte[]> body() {
    return answer.flatMap(PolicyAnswer::body);
  }

  /** The body as reports show it. */
  Optional<String> text() {
    return body().map(Printable::lines);
  }

  Optional<Policy> policy() {
    return reading.flatMap(PolicyReading::policy);
  }

  Verdict verdict() {
    if (seen.ok().isEmpty()) {
      return Verdict.UNKNOWN;
    }
    return policy().isPresent() ? Verdict.GOOD : Verdict.BAD;
  }

  AddressFaults.Tried tried(String url, String cause, List<String> mxHosts) {
    List<Fault> faults = new ArrayList<>(refused.stream().toList());
    answer.ifPresent(
        fetched -> {
          faults.addAll(fetched.faults());
          FetchTraits.judge(fetched, url, cause).ifPresent(faults::add);
        });
    reading.ifPresent(text -> faults.addAll(PolicyRules.judge(text, url, cause, mxHosts)));
    return new AddressFaults.Tried(verdict(), faults);
  }
}

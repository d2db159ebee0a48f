package mtasts.checks;

import java.util.List;
import java.util.Optional;
import mtasts.checks.dns.MxRecord;
import mtasts.checks.expect.Published;
import mtasts.checks.policy.Policy;
import mtasts.checks.report.DomainName;

/** What an operator can declare, out of what the branches of a check saw. */
final class PublishedView {

  private PublishedView() {}

  /** What was seen; a part that was not looked at says nothing. */
  static Published of(DomainName domain, Optional<PolicyPart> policy, Optional<MxPart> mx) {
    List<Policy> policies =
        policy.stream()
            .flatMap(part -> part.served().stream())
            .flatMap(address -> address.policy().stream())
            .toList();
    Optional<List<MxRecord>> records =
        mx.map(MxPart::targets).filter(MxTargets::certain).map(MxTargets::published);
    return new Published(
        domain,
        policy.map(PolicyPart::url).orElse(""),
        policy.map(PolicyPart::cause).orElse(""),
        policies,
        policy.map(part -> hosts(part, domain)).orElse(List.of()),
        records);
  }

  /** A host without an address may as well have no CNAME as be unknown: it says nothing. */
  private static List<String> hosts(PolicyPart part, DomainName domain) {
    if (!part.cnames().isEmpty()) {
      return part.cnames();
    }
    return part.served().isEmpty() ? List.of() : List.of(domain.policyHost());
  }
}

package mtasts.checks;

import java.util.Optional;
import mtasts.checks.dns.DnsAnswer;
import mtasts.checks.dns.TxtRecord;
import mtasts.checks.policy.PublicSuffix;
import mtasts.checks.report.DomainName;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/** Whether the parent domain has what is missing here: senders never look there (RFC 8461 §3.4). */
final class ParentPolicy {

  private ParentPolicy() {}

  static Optional<Fault> look(
      DomainName domain, Optional<RecordPart> record, Optional<PolicyPart> policy, Lookups lookups)
      throws InterruptedException {
    boolean noRecord = record.filter(RecordPart::isMissing).isPresent();
    boolean noHost = policy.filter(PolicyPart::isHostMissing).isPresent();
    Optional<DomainName> parent = noRecord || noHost ? parent(domain) : Optional.empty();
    if (parent.isEmpty()) {
      return Optional.empty();
    }
    if (noRecord && hasRecord(parent.get(), lookups)) {
      return Optional.of(told(domain, parent.get(), "record", domain.recordName()));
    }
    if (noHost && !lookups.addresses(parent.get().policyHost()).addresses().isEmpty()) {
      return Optional.of(told(domain, parent.get(), "policy host", domain.policyHost()));
    }
    return Optional.empty();
  }

  private static boolean hasRecord(DomainName parent, Lookups lookups) throws InterruptedException {
    return lookups.txt(parent.recordName()) instanceof DnsAnswer.Records<TxtRecord> found
        && found.records().stream().anyMatch(r -> r.toString().startsWith("v=STSv1;"));
  }

  /** Above the domain lies a parent of the same owner, or a public suffix, which is nobody's. */
  private static Optional<DomainName> parent(DomainName domain) {
    String rest = domain.name().substring(domain.name().indexOf('.') + 1);
    return PublicSuffix.is(rest) ? Optional.empty() : Optional.of(new DomainName(rest));
  }

  private static Fault told(DomainName domain, DomainName parent, String what, String subject) {
    return Fault.of(
        FindingCode.POLICY_PARENT_ONLY,
        subject,
        subject,
        parent
            + " has an MTA-STS "
            + what
            + ", "
            + domain
            + " has not; senders never look at the"
            + " parent",
        "Publish a record and a policy for " + domain + " itself");
  }
}

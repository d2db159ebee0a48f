package mtasts.monitor.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.Finding;
import mtasts.checks.report.FindingCode;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.report.RecordSeen;
import mtasts.checks.report.Severity;
import mtasts.checks.report.Status;

/**
 * What the series of a domain need of its last report: a report itself is many times larger. Of
 * several certificates of the policy host the one counts that ends first, or begins last. A host
 * that is twice among the MX records counts with its lower preference.
 */
record DomainFacts(
    Status status,
    Delivery delivery,
    Instant checkedAt,
    Optional<String> mode,
    Optional<String> id,
    OptionalLong maxAgeSeconds,
    Optional<Instant> policyNotBefore,
    Optional<Instant> policyNotAfter,
    SortedMap<String, Integer> mxHosts,
    List<Mx> mx,
    List<Told> told) {

  /** One address of one MX host. */
  record Mx(
      String host,
      String address,
      Optional<Boolean> ok,
      Instant checkedAt,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter) {}

  /** A kind of finding. */
  record Told(FindingCode code, Severity severity) {

    static Told of(Finding finding) {
      return new Told(finding.code(), finding.severity());
    }
  }

  static DomainFacts of(DomainReport report) {
    List<CertificateSeen> certificates =
        report.policy().stream()
            .flatMap(policy -> policy.addresses().stream())
            .map(PolicySeen.Address::certificate)
            .flatMap(Optional::stream)
            .toList();
    return new DomainFacts(
        report.status(),
        report.delivery(),
        report.checkedAt(),
        report.policy().flatMap(PolicySeen::mode).map(Object::toString),
        report.record().flatMap(RecordSeen::id),
        report.policy().flatMap(PolicySeen::maxAgeSeconds).stream()
            .mapToLong(Long::longValue)
            .findFirst(),
        certificates.stream().map(CertificateSeen::notBefore).max(Instant::compareTo),
        certificates.stream().map(CertificateSeen::notAfter).min(Instant::compareTo),
        report.mx().stream()
            .collect(Collectors.toMap(MxSeen::host, MxSeen::preference, Math::min, TreeMap::new)),
        report.mx().stream().flatMap(host -> mx(host, report.checkedAt())).toList(),
        report.findings().stream().map(Told::of).toList());
  }

  private static Stream<Mx> mx(MxSeen host, Instant reportedAt) {
    return host.addresses().stream()
        .map(
            address ->
                new Mx(
                    host.host(),
                    address.address(),
                    address.ok(),
                    address.checkedAt().orElse(reportedAt),
                    address.certificate().map(CertificateSeen::notBefore),
                    address.certificate().map(CertificateSeen::notAfter)));
  }
}

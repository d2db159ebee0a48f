package mtasts.alerts.digest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mtasts.alerts.digest.Digest.Expiry;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;

/**
 * The certificates that end first, of policy hosts and MX hosts: for each host the first to end of
 * all that it showed. However many reports it takes, it remembers no more hosts than it tells.
 */
final class Expiries {

  private static final Comparator<Expiry> FIRST_TO_END =
      Comparator.comparing(Expiry::notAfter).thenComparing(Expiry::host);

  private final int most;
  private final Map<String, Instant> ends = new TreeMap<>();

  Expiries(int most) {
    this.most = most;
  }

  void take(DomainReport report) {
    String policyHost = report.domain().policyHost();
    report.policy().stream()
        .flatMap(policy -> policy.addresses().stream())
        .map(PolicySeen.Address::certificate)
        .forEach(seen -> take(policyHost, seen));
    for (MxSeen mx : report.mx()) {
      mx.addresses().stream()
          .map(MxSeen.Address::certificate)
          .forEach(seen -> take(mx.host(), seen));
    }
  }

  private void take(String host, Optional<CertificateSeen> certificate) {
    certificate.ifPresent(
        seen -> {
          ends.merge(host, seen.notAfter(), (one, other) -> one.isBefore(other) ? one : other);
          if (ends.size() > most) {
            all().max(FIRST_TO_END).ifPresent(last -> ends.remove(last.host()));
          }
        });
  }

  Excerpt<Expiry> first() {
    List<Expiry> sorted = all().sorted(FIRST_TO_END).toList();
    return new Excerpt<>(sorted, sorted.size());
  }

  private Stream<Expiry> all() {
    return ends.entrySet().stream().map(one -> new Expiry(one.getKey(), one.getValue()));
  }
}

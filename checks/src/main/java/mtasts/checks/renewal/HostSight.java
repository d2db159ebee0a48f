package mtasts.checks.renewal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mtasts.checks.report.CertificateSeen;
import mtasts.checks.report.DomainReport;
import mtasts.checks.report.MxSeen;
import mtasts.checks.report.PolicySeen;
import mtasts.checks.tls.ServerCertificates;

/**
 * What a round saw of the certificates of one host.
 *
 * @param server what the host is
 * @param host its name
 * @param addresses every address that it has
 * @param looks what was shown, by address; one that showed nothing is not in it
 */
public record HostSight(
    ServerCertificates server, String host, Set<String> addresses, SortedMap<String, Look> looks) {

  /** Copies the collections. */
  public HostSight {
    addresses = Set.copyOf(addresses);
    looks = Collections.unmodifiableSortedMap(new TreeMap<>(looks));
  }

  /**
   * One address and its certificate.
   *
   * @param at when it was seen; lies back where a conversation is shared
   * @param certificate what it showed
   * @param subject what a fault speaks of
   * @param cause the shared resource behind it
   */
  public record Look(Instant at, CertificateSeen certificate, String subject, String cause) {}

  /** Every host that showed a certificate: the policy host and the MX hosts. */
  public static List<HostSight> of(DomainReport report) {
    List<HostSight> hosts = new ArrayList<>();
    report.policy().ifPresent(policy -> hosts.add(ofPolicy(policy, report)));
    report.mx().forEach(mx -> hosts.add(ofMx(mx, report.checkedAt())));
    hosts.removeIf(host -> host.looks.isEmpty());
    return hosts;
  }

  private static HostSight ofPolicy(PolicySeen policy, DomainReport report) {
    Set<String> addresses = new HashSet<>();
    SortedMap<String, Look> looks = new TreeMap<>();
    for (PolicySeen.Address seen : policy.addresses()) {
      addresses.add(seen.address());
      Instant at = seen.checkedAt().orElse(report.checkedAt());
      String subject = policy.url() + " [" + seen.address() + "]";
      seen.certificate()
          .ifPresent(
              certificate ->
                  looks.put(
                      seen.address(), new Look(at, certificate, subject, certificate.cause())));
    }
    return new HostSight(ServerCertificates.POLICY, report.domain().policyHost(), addresses, looks);
  }

  private static HostSight ofMx(MxSeen mx, Instant round) {
    Set<String> addresses = new HashSet<>();
    SortedMap<String, Look> looks = new TreeMap<>();
    for (MxSeen.Address seen : mx.addresses()) {
      addresses.add(seen.address());
      Instant at = seen.checkedAt().orElse(round);
      String cause = mx.host() + " [" + seen.address() + "]";
      seen.certificate()
          .ifPresent(
              certificate -> looks.put(seen.address(), new Look(at, certificate, cause, cause)));
    }
    return new HostSight(ServerCertificates.SMTP, mx.host(), addresses, looks);
  }

  /** The same without looks that are older than what is known of their address. */
  HostSight newerThan(CertificateMemory known) {
    SortedMap<String, Look> fresh = new TreeMap<>(looks);
    fresh.entrySet().removeIf(look -> known.isOutdated(look.getKey(), look.getValue()));
    return new HostSight(server, host, addresses, fresh);
  }

  /** When the last of it was seen. */
  Instant at() {
    return looks.values().stream().map(Look::at).max(Instant::compareTo).orElse(Instant.MIN);
  }
}

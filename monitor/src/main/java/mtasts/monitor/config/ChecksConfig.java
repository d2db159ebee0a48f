package mtasts.monitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How domains are checked.
 *
 * @param resolvers DNS servers, tried in turn; at least one
 * @param trustedCertificates a PEM file of roots that replaces the built-in ones; empty: built-in
 * @param addresses which addresses of a host are tried
 * @param allowPrivateAddresses whether policy and MX hosts may lie on loopback or private networks
 * @param ehloName the name given in EHLO; empty: the name of this host
 * @param timeout deadlines per step
 * @param ports where policy hosts and MX hosts listen
 * @param smtpReuse how long one probe of an MX address serves all domains that share it
 * @param perHost connections at once to one address
 * @param certificate when a certificate counts as about to expire
 * @param tlsrpt whether the TLS-RPT record is checked
 * @param dane whether TLSA records are checked
 * @param testingOverdue how long a policy may stay in testing with nothing failing
 */
public record ChecksConfig(
    List<Resolver> resolvers,
    Optional<Path> trustedCertificates,
    AddressChoice addresses,
    boolean allowPrivateAddresses,
    Optional<String> ehloName,
    Timeouts timeout,
    Ports ports,
    Duration smtpReuse,
    PerHost perHost,
    CertificateLimits certificate,
    boolean tlsrpt,
    boolean dane,
    Duration testingOverdue) {

  /** Takes a copy of the list. */
  public ChecksConfig {
    resolvers = List.copyOf(resolvers);
  }

  /** What is in force where the file says nothing. */
  public static ChecksConfig defaults() {
    return new ChecksConfig(
        List.of(new Resolver.OfSystem()),
        Optional.empty(),
        AddressChoice.ALL,
        false,
        Optional.empty(),
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30)),
        new Ports(443, 25),
        Duration.ofHours(1),
        new PerHost(2, 1),
        new CertificateLimits(new Limit(14, 20), new Limit(3, 10)),
        true,
        true,
        Duration.ofDays(30));
  }

  /** The same settings with these resolvers. */
  public ChecksConfig withResolvers(List<Resolver> others) {
    return new ChecksConfig(
        others,
        trustedCertificates,
        addresses,
        allowPrivateAddresses,
        ehloName,
        timeout,
        ports,
        smtpReuse,
        perHost,
        certificate,
        tlsrpt,
        dane,
        testingOverdue);
  }

  /** The same settings with the roots of this PEM file. */
  public ChecksConfig withTrustedCertificates(Path file) {
    return new ChecksConfig(
        resolvers,
        Optional.of(file),
        addresses,
        allowPrivateAddresses,
        ehloName,
        timeout,
        ports,
        smtpReuse,
        perHost,
        certificate,
        tlsrpt,
        dane,
        testingOverdue);
  }

  /** Which addresses of a host are tried. */
  public enum AddressChoice {
    ALL,
    FIRST
  }

  /** Deadlines over one lookup, one policy fetch, one SMTP conversation. */
  public record Timeouts(Duration dns, Duration https, Duration smtp) {}

  /** TCP ports, 1 to 65535. */
  public record Ports(int https, int smtp) {}

  /** Connections at once to one address, each at least 1. */
  public record PerHost(int https, int smtp) {}

  /** When the end of a certificate is a warning, and when it is an error. */
  public record CertificateLimits(Limit warning, Limit error) {}

  /**
   * What may be left of a certificate's life: the smaller of the two counts.
   *
   * @param days whole days
   * @param percent share of the whole lifetime, 1 to 100
   */
  public record Limit(int days, int percent) {}
}

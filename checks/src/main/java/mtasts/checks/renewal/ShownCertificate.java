package mtasts.checks.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mtasts.checks.report.CertificateSeen;

/**
 * A certificate that a host shows, as much of it as memory wants.
 *
 * @param sha256 its fingerprint
 * @param key how the fingerprint of its public key begins
 * @param issuer its issuer
 * @param notBefore the first moment of its validity
 * @param notAfter the last
 * @param firstSeen when the host was first seen with it
 * @param since the addresses that show it, each with when it was first seen there
 */
public record ShownCertificate(
    String sha256,
    String key,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    Instant firstSeen,
    SortedMap<String, Instant> since) {

  /** A comma that parts the attributes of a name (RFC 2253 §2.1), not one that is escaped. */
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

  /** Copies the map. */
  public ShownCertificate {
    since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
  }

  /** One that is seen for the first time. */
  static ShownCertificate of(CertificateSeen seen, Instant firstSeen) {
    return new ShownCertificate(
        seen.sha256(),
        beginning(seen.keySha256()),
        seen.issuer(),
        seen.notBefore(),
        seen.notAfter(),
        firstSeen,
        new TreeMap<>());
  }

  /** The same at these addresses. */
  ShownCertificate at(SortedMap<String, Instant> addresses) {
    return new ShownCertificate(sha256, key, issuer, notBefore, notAfter, firstSeen, addresses);
  }

  /** Whether it can have taken the place of the other: issued later, and deployed later. */
  boolean succeeds(ShownCertificate other) {
    return notBefore.isAfter(other.notBefore) && firstSeen.isAfter(other.firstSeen);
  }

  Duration lifetime() {
    return Duration.between(notBefore, notAfter);
  }

  /** How it looks as one that was replaced by this moment. */
  Renewal replacedBy(Instant moment) {
    return new Renewal(
        beginning(sha256), authority(issuer), lifetime(), Duration.between(moment, notAfter));
  }

  /** Enough of a fingerprint to tell it from all others of a host. */
  private static String beginning(String fingerprint) {
    return fingerprint.substring(0, Math.min(16, fingerprint.length()));
  }

  /**
   * Who stands behind an issuer: its name without the common name, which changes from one
   * intermediate to the next, as {@code O=Let's Encrypt,C=US}; all of it where there is no more.
   */
  static String authority(String issuer) {
    String rest =
        Stream.of(COMMA.split(issuer))
            .filter(attribute -> !attribute.startsWith("CN="))
            .collect(Collectors.joining(","));
    return rest.isEmpty() ? issuer : rest;
  }
}

package mtasts.checks.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A certificate as a server showed it.
 *
 * @param subject its subject, escaped
 * @param issuer its issuer, escaped
 * @param names its SAN dNSNames, escaped
 * @param notBefore the first moment of its validity
 * @param notAfter the last
 * @param sha256 the fingerprint of the whole certificate, lower-case hex
 * @param keySha256 that of its public key (SubjectPublicKeyInfo)
 */
public record CertificateSeen(
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String sha256,
    String keySha256) {

  private static final int NAMES = 3;
  private static final int SHORT_HASH = 16;

  /** As a cause: one certificate may serve many hosts, and its faults are one incident. */
  public String cause() {
    String called =
        names.isEmpty() ? subject : names.stream().limit(NAMES).collect(Collectors.joining(", "));
    return "certificate " + sha256.substring(0, SHORT_HASH) + " (" + called + ")";
  }
}

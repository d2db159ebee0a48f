package mtasts.checks.report;

import java.time.Instant;
import java.util.List;

/**
 * A certificate as a server showed it.
 *
 * @param subject its subject, escaped
 * @param issuer its issuer, escaped
 * @param names its SAN dNSNames, escaped
 * @param notBefore the first moment of its validity
 * @param notAfter the last
 * @param sha256 the fingerprint of the whole certificate, lower-case hex
 */
public record CertificateSeen(
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String sha256) {}

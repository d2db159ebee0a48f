package mtasts.checks.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mtasts.checks.report.Severity;

/**
 * When the end of a certificate is near.
 *
 * @param warning when that is a warning
 * @param error when that is an error
 */
public record Expiry(Limit warning, Limit error) {

  /** A warning at 14 days or a fifth of the lifetime, an error at 3 days or a tenth. */
  public static final Expiry DEFAULT =
      new Expiry(new Limit(Duration.ofDays(14), 20), new Limit(Duration.ofDays(3), 10));

  /**
   * The smaller of the two counts, so that long-lived and short-lived certificates both fit.
   *
   * @param left the time left
   * @param sharePercent the share of the whole lifetime that is left, in percent
   */
  public record Limit(Duration left, int sharePercent) {

    private boolean reached(Duration remaining, Duration lifetime) {
      Duration share = lifetime.multipliedBy(sharePercent).dividedBy(100);
      return remaining.compareTo(left.compareTo(share) < 0 ? left : share) < 0;
    }
  }

  /** How near the end of a certificate is at this moment; empty: far enough. */
  Optional<Severity> severity(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    Duration lifetime = Duration.between(certificate.getNotBefore().toInstant(), end);
    Duration remaining = Duration.between(now, end);
    if (error.reached(remaining, lifetime)) {
      return Optional.of(Severity.ERROR);
    }
    return warning.reached(remaining, lifetime) ? Optional.of(Severity.WARNING) : Optional.empty();
  }
}

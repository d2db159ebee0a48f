package mtasts.checks.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a host usually renews certificates like this one. See {@code docs/adr/renewal-habits.md}.
 *
 * @param share the share of the lifetime that is left at the latest when it does
 * @param renewals how many renewals that comes from; of {@value #ENOUGH_FOR_AN_EXCEPTION} and more
 *     one may have been later
 */
record RenewalHabit(double share, int renewals) {

  /** So many of the last renewals are asked. */
  static final int WINDOW = 5;

  /** So few are no habit. */
  private static final int FEWEST = 2;

  /** From so many on, one that was later than the others is an exception. */
  private static final int ENOUGH_FOR_AN_EXCEPTION = 4;

  /** What is replaced before a third of its lifetime was used was replaced for another reason. */
  private static final double EARLIEST = 2.0 / 3;

  /** How much later than usual is nothing to speak of: a share of the lifetime. */
  private static final double JITTER = 0.1;

  /** How much two lifetimes of one kind of certificate differ. */
  private static final double ALIKE = 0.1;

  /** What was learned of certificates like this one; empty: not enough. */
  static Optional<RenewalHabit> of(ShownCertificate certificate, List<Renewal> renewals) {
    List<Renewal> like =
        renewals.stream().filter(renewal -> isAlike(renewal, certificate)).toList();
    List<Double> shares =
        like.subList(Math.max(0, like.size() - WINDOW), like.size()).stream()
            .map(Renewal::share)
            .sorted()
            .toList();
    return shares.size() < FEWEST
        ? Optional.empty()
        : Optional.of(
            new RenewalHabit(shares.get(hasException(shares.size()) ? 1 : 0), shares.size()));
  }

  private static boolean hasException(int renewals) {
    return renewals >= ENOUGH_FOR_AN_EXCEPTION;
  }

  /** {@code the last 3}. */
  String told() {
    return (hasException(renewals) ? "all but one at most of the last " : "the last ") + renewals;
  }

  private static boolean isAlike(Renewal renewal, ShownCertificate certificate) {
    double ratio = (double) certificate.lifetime().toSeconds() / renewal.lifetime().toSeconds();
    return Math.abs(ratio - 1) <= ALIKE
        && renewal.authority().equals(ShownCertificate.authority(certificate.issuer()));
  }

  /** Whether a renewal says anything of a habit. */
  static boolean counts(Renewal renewal) {
    return renewal.lifetime().isPositive() && renewal.share() <= EARLIEST;
  }

  /** How much is left of a certificate when it is renewed as late as usual. */
  Duration usual(ShownCertificate certificate) {
    return scaled(certificate, share);
  }

  /** Whether a certificate that has not expired is later than usual, by more than jitter. */
  boolean isLate(ShownCertificate certificate, Instant now) {
    Instant from = certificate.notAfter().minus(scaled(certificate, share - JITTER));
    return now.isAfter(from) && now.isBefore(certificate.notAfter());
  }

  private static Duration scaled(ShownCertificate certificate, double share) {
    return Duration.ofSeconds(Math.round(certificate.lifetime().toSeconds() * share));
  }
}

package mtasts.checks.renewal;

import java.time.Duration;

/**
 * A certificate that another took the place of.
 *
 * @param certificate how its fingerprint begins
 * @param authority who issued it
 * @param lifetime its whole validity
 * @param left how much of it was left when the last address was first seen without it: the host may
 *     have renewed it earlier, never later
 */
public record Renewal(String certificate, String authority, Duration lifetime, Duration left) {

  /** The share of the lifetime that was left; negative where it had expired. */
  double share() {
    return (double) left.toSeconds() / lifetime.toSeconds();
  }
}

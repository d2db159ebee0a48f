package mtasts.checks;

import java.util.Collection;

/** Good, bad, or could not tell: what is never said as a plain boolean. */
enum Verdict {
  GOOD,
  BAD,
  UNKNOWN;

  /** One good one is enough, as with the addresses of a host: senders try the next. */
  static Verdict anyOf(Collection<Verdict> verdicts) {
    if (verdicts.contains(GOOD)) {
      return GOOD;
    }
    return verdicts.contains(UNKNOWN) ? UNKNOWN : BAD;
  }

  /** All must be good. */
  Verdict and(Verdict other) {
    if (this == BAD || other == BAD) {
      return BAD;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : GOOD;
  }
}

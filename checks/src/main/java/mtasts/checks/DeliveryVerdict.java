package mtasts.checks;

import java.util.List;
import mtasts.checks.report.Delivery;
import mtasts.checks.report.Mode;

/** What a compliant sender without a cached policy does with mail (RFC 8461 §5.1). */
final class DeliveryVerdict {

  private DeliveryVerdict() {}

  /**
   * The verdict.
   *
   * @param discovery whether a sender finds a valid record and a valid policy
   * @param mode the mode of that policy
   * @param hosts for each MX host whether a sender in enforce would use it
   */
  static Delivery of(Verdict discovery, Mode mode, List<Verdict> hosts) {
    return switch (discovery) {
      case BAD -> Delivery.UNPROTECTED;
      case UNKNOWN -> Delivery.UNKNOWN;
      case GOOD -> mode == Mode.ENFORCE ? enforced(hosts) : Delivery.UNPROTECTED;
    };
  }

  /** The verdict of enforce over these MX hosts. */
  static Delivery enforced(List<Verdict> hosts) {
    boolean good = hosts.contains(Verdict.GOOD);
    boolean bad = hosts.contains(Verdict.BAD);
    if (good && bad) {
      return Delivery.PARTIAL;
    }
    if (hosts.isEmpty() || hosts.contains(Verdict.UNKNOWN)) {
      return Delivery.UNKNOWN;
    }
    return good ? Delivery.PROTECTED : Delivery.REFUSED;
  }
}

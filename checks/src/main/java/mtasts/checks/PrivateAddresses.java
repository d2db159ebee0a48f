package mtasts.checks;

import java.net.InetAddress;
import java.util.Optional;
import mtasts.checks.net.Addresses;
import mtasts.checks.report.Fault;
import mtasts.checks.report.FindingCode;

/** Addresses that senders on the internet cannot reach, and that a check must not be led to. */
final class PrivateAddresses {

  private PrivateAddresses() {}

  /** The fault of an address that may not be connected to; empty where it may. */
  static Optional<Fault> fault(
      FindingCode code, String host, InetAddress address, CheckSettings settings) {
    if (settings.connectable().test(address)) {
      return Optional.empty();
    }
    String text = Addresses.text(address);
    return Optional.of(
        Fault.of(
            code,
            host + " [" + text + "]",
            host + " [" + text + "]",
            host + " has the address " + text + ", which senders on the internet cannot reach",
            "Publish only public addresses for "
                + host
                + " (on a private network of your own: allow_private_addresses: true)"));
  }
}

package mtasts.checks;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How domains are checked, beyond what the lookups, fetches and probes know themselves.
 *
 * @param dnsTimeout the deadline over one lookup
 * @param smtpTimeout the deadline over one SMTP conversation
 * @param connectable the addresses of policy and MX hosts that may be connected to: where private
 *     ones are not allowed, those that are global
 * @param firstAddressOnly only the first address of each host is tried, instead of all
 * @param tlsrpt whether the TLS-RPT record is looked at
 * @param dane whether TLSA records are looked at
 */
public record CheckSettings(
    Duration dnsTimeout,
    Duration smtpTimeout,
    Predicate<InetAddress> connectable,
    boolean firstAddressOnly,
    boolean tlsrpt,
    boolean dane) {}

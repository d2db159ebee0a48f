package mtasts.checks;

import java.time.Duration;

/**
 * How domains are checked, beyond what the lookups, fetches and probes know themselves.
 *
 * @param dnsTimeout the deadline over one lookup
 * @param smtpTimeout the deadline over one SMTP conversation
 * @param allowPrivateAddresses whether policy and MX hosts may lie on addresses that are not global
 * @param firstAddressOnly only the first address of each host is tried, instead of all
 * @param tlsrpt whether the TLS-RPT record is looked at
 * @param dane whether TLSA records are looked at
 */
public record CheckSettings(
    Duration dnsTimeout,
    Duration smtpTimeout,
    boolean allowPrivateAddresses,
    boolean firstAddressOnly,
    boolean tlsrpt,
    boolean dane) {}

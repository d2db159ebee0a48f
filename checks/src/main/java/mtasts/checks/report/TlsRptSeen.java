package mtasts.checks.report;

import java.util.List;

/**
 * The TLS-RPT record as it was seen.
 *
 * @param txt the TXT records at {@code _smtp._tls}, each as escaped text
 * @param rua the report addresses of the valid record
 */
public record TlsRptSeen(List<String> txt, List<String> rua) {}

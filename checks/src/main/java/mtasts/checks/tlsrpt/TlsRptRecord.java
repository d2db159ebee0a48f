package mtasts.checks.tlsrpt;

import java.util.List;

/**
 * A valid TLS-RPT record (RFC 8460 §3).
 *
 * @param rua where reports go: {@code mailto:} and {@code https:} URIs in the order of the record,
 *     at least one
 */
public record TlsRptRecord(List<String> rua) {

  /** Copies the list. */
  public TlsRptRecord {
    rua = List.copyOf(rua);
  }
}

package mtasts.monitor.config;

import java.util.Optional;
import mtasts.alerts.notice.Secret;

/**
 * Where TLS-RPT reports (RFC 8460) come in.
 *
 * @param https whether {@code POST /tlsrpt} on the HTTP listener takes them
 * @param imap the mailbox that they arrive in; empty: none
 */
public record TlsReportsConfig(boolean https, Optional<Imap> imap) {

  /** What is in force where the file says nothing. */
  public static TlsReportsConfig defaults() {
    return new TlsReportsConfig(false, Optional.empty());
  }

  /** A mailbox, read over IMAP with TLS from the first byte. */
  public record Imap(String host, int port, String username, Secret password, String folder) {}
}

package mtasts.checks.dane;

import mtasts.checks.report.Printable;

/**
 * Whom DANE is about: an MX host at one address.
 *
 * @param host the MX host as the MX record gives it, A-labels
 * @param owner where its TLSA records stand: {@code _25._tcp.mx1.example.com}, safe to show
 * @param subject {@code mx1.example.com [192.0.2.25]:25}
 * @param cause {@code mx1.example.com [192.0.2.25]}
 */
public record DaneSubject(String host, String owner, String subject, String cause) {

  private static final int MAX_HOST = 255;

  /** The subject of a host at an address (as text) and a port. */
  public static DaneSubject of(String host, String address, int port) {
    String shown = Printable.text(host, MAX_HOST);
    String cause = shown + " [" + address + "]";
    return new DaneSubject(host, "_" + port + "._tcp." + shown, cause + ":" + port, cause);
  }
}

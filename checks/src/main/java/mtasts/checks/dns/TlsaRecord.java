package mtasts.checks.dns;

/**
 * One TLSA record (RFC 6698 §2.1).
 *
 * @param usage certificate usage, 0 to 255
 * @param selector 0 whole certificate, 1 public key
 * @param matchingType 0 exact, 1 SHA-256, 2 SHA-512
 * @param data the association data, lower-case hex
 */
public record TlsaRecord(int usage, int selector, int matchingType, String data) {

  /** As in a zone file: {@code 3 1 1 ab12…}. */
  @Override
  public String toString() {
    return usage + " " + selector + " " + matchingType + " " + data;
  }
}

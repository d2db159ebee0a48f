package mtasts.checks.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One MX host as it was seen.
 *
 * @param host the name as the MX record gives it, lower case
 * @param preference the preference; the lower is tried first
 * @param coveredBy the first mx pattern of the policy that matches
 * @param tlsa its TLSA records as text
 * @param addresses every address of the host
 */
public record MxSeen(
    String host,
    int preference,
    Optional<String> coveredBy,
    List<String> tlsa,
    List<Address> addresses) {

  /** What a line of a transcript begins with that the server said. */
  public static final String SERVER = "S: ";

  /**
   * One address of an MX host.
   *
   * @param address the address as text
   * @param ok whether a sender could deliver over verified TLS; absent: could not be judged
   * @param starttls whether STARTTLS was offered; absent: not seen
   * @param checkedAt when the conversation took place; may lie back where a probe is shared
   * @param tls what the handshake agreed on
   * @param certificate the certificate that it showed
   * @param chain every certificate that it sent, leaf first, one line each
   * @param transcript the conversation, escaped
   * @param note why it was skipped
   */
  public record Address(
      String address,
      Optional<Boolean> ok,
      Optional<Boolean> starttls,
      Optional<Instant> checkedAt,
      Optional<TlsSeen> tls,
      Optional<CertificateSeen> certificate,
      List<String> chain,
      List<String> transcript,
      Optional<String> note) {

    /** Whether the server said anything. */
    public boolean heard() {
      return starttls.isPresent()
          || certificate.isPresent()
          || transcript.stream().anyMatch(line -> line.startsWith(SERVER));
    }

    /** The same where it says nothing of the host whether a sender could deliver. */
    public Address unjudged() {
      return new Address(
          address,
          Optional.empty(),
          starttls,
          checkedAt,
          tls,
          certificate,
          chain,
          transcript,
          note);
    }
  }
}

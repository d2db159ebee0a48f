package mtasts.checks.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The policy and its host as they were seen.
 *
 * @param url where it is served
 * @param mode the mode of the valid policy
 * @param maxAgeSeconds its max_age
 * @param mx its mx patterns in the order of the file
 * @param body the text as served, escaped where it is not printable
 * @param cname the CNAME chain of the policy host, first target first
 * @param addresses every address of the policy host
 */
public record PolicySeen(
    String url,
    Optional<Mode> mode,
    Optional<Long> maxAgeSeconds,
    List<String> mx,
    Optional<String> body,
    List<String> cname,
    List<Address> addresses) {

  /** The same with these addresses. */
  public PolicySeen withAddresses(List<Address> others) {
    return new PolicySeen(url, mode, maxAgeSeconds, mx, body, cname, others);
  }

  /**
   * One address of the policy host.
   *
   * @param address the address as text
   * @param ok whether a policy came from it; absent: could not be judged from here
   * @param checkedAt when it was asked
   * @param answered whether any byte came from the server; absent: it was not asked
   * @param httpStatus the status of its answer
   * @param head the status line and header fields of its answer, escaped
   * @param tls what the handshake agreed on
   * @param certificate the certificate that it showed
   * @param chain every certificate that it sent, leaf first, one line each
   * @param note why it was skipped or what went wrong
   * @param body the text that it served where that is another than the one shown above, escaped
   */
  public record Address(
      String address,
      Optional<Boolean> ok,
      Optional<Instant> checkedAt,
      Optional<Boolean> answered,
      Optional<Integer> httpStatus,
      List<String> head,
      Optional<TlsSeen> tls,
      Optional<CertificateSeen> certificate,
      List<String> chain,
      Optional<String> note,
      Optional<String> body) {

    /** Whether the server said anything. */
    public boolean heard() {
      return answered.orElse(false);
    }

    /** The same where it says nothing of the host that no policy came. */
    public Address unjudged() {
      return with(Optional.empty(), note, body);
    }

    /** The same with another note. */
    public Address noting(Optional<String> words) {
      return with(ok, words, body);
    }

    /** The same, which served this text. */
    public Address serving(Optional<String> text) {
      return with(ok, note, text);
    }

    private Address with(Optional<Boolean> came, Optional<String> words, Optional<String> text) {
      return new Address(
          address,
          came,
          checkedAt,
          answered,
          httpStatus,
          head,
          tls,
          certificate,
          chain,
          words,
          text);
    }
  }
}

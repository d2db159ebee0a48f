package mtasts.checks.policy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mtasts.checks.report.TlsSeen;
import mtasts.checks.tls.CertificateVerdict;

/**
 * Everything seen in one exchange with the policy host.
 *
 * @param tls what the handshake agreed on; absent where it failed
 * @param chain the certificates as sent, as far as they came
 * @param verdict what a sender makes of them; absent where the handshake failed
 * @param head the head of the answer; absent where none came
 * @param answered whether any byte came
 * @param took from the first to the last step
 * @param end how it ended
 */
record Sighting(
    Optional<TlsSeen> tls,
    List<X509Certificate> chain,
    Optional<CertificateVerdict> verdict,
    Optional<HttpHead> head,
    boolean answered,
    Duration took,
    End end) {

  /** An exchange that never began. */
  static Sighting notTried(String why) {
    return new Sighting(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Duration.ZERO,
        new End.NotTried(why));
  }

  /** How an exchange ends. */
  sealed interface End {

    /** This machine could not even try: nothing is known of the host. */
    record NotTried(String why) implements End {}

    /** No TCP connection. */
    record NotConnected(String why) implements End {}

    /**
     * No TLS session, or an alert right behind it.
     *
     * @param why the reason in words
     * @param outdated whether the server knows only TLS 1.1 or older, as far as it shows
     */
    record NoTls(String why, boolean outdated) implements End {}

    /** The certificate is bad, so no request was sent. */
    record CertificateRefused() implements End {}

    /** Connected, and the time ran out. */
    record OutOfTime(Stages.Stage during) implements End {}

    /** What came is not a whole HTTP answer. */
    record NotHttp(String why) implements End {}

    /** A whole head with another status than 200; its body was not read. */
    record OtherStatus() implements End {}

    /** Status 200 and a body without end in sight. */
    record TooLarge() implements End {}

    /** Status 200 and a whole body, decoded. */
    final class Whole implements End {
      private final byte[] body;

      Whole(byte[] body) {
        this.body = body;
      }

      byte[] body() {
        return body;
      }
    }
  }
}

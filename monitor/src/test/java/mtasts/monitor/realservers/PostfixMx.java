package mtasts.monitor.realservers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import mtasts.lab.tls.Identity;

/** An MX host: a Postfix that offers STARTTLS, takes mail for one domain and discards it. */
final class PostfixMx implements AutoCloseable {
  private final Postfix postfix;
  private final Path certificate;

  /** Starts the host with STARTTLS and this certificate. */
  PostfixMx(
      Path directory,
      InetSocketAddress address,
      String hostName,
      String domain,
      Identity identity) {
    postfix = new Postfix(directory, address, hostName);
    certificate = directory.resolve("certificate.pem");
    postfix.set("relay_domains", domain);
    postfix.set("relay_transport", "discard:");
    postfix.set("smtpd_relay_restrictions", "reject_unauth_destination");
    postfix.set("smtpd_tls_security_level", "may");
    postfix.set("smtpd_tls_chain_files", certificate);
    Pem.write(certificate, identity.key(), identity.chain());
    postfix.start();
  }

  InetSocketAddress address() {
    return postfix.address();
  }

  /** Serves another certificate from the next connection on. */
  void certificate(Identity identity) {
    Pem.write(certificate, identity.key(), identity.chain());
    postfix.reload();
  }

  /** Offers STARTTLS, or does not, from the next connection on. */
  void startTls(boolean offered) {
    postfix.set("smtpd_tls_security_level", offered ? "may" : "none");
    postfix.reload();
  }

  /**
   * Puts lines of main.cf over the good ones, in place of those that the call before put there,
   * from the next connection on; none mends the host.
   */
  void override(Map<String, String> settings) {
    postfix.override(settings);
    postfix.reload();
  }

  String log() {
    return postfix.log();
  }

  @Override
  public void close() {
    postfix.close();
  }
}

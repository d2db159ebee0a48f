package mtasts.monitor.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mtasts.lab.tls.Identity;

/**
 * A mail provider's submission port: a Postfix that takes mail from users who logged in, never
 * without TLS, and discards it. Users are in a database of Cyrus SASL.
 */
final class PostfixSubmission implements AutoCloseable {
  private static final String DOMAIN = "example.net";

  private final Postfix postfix;

  /**
   * Starts it.
   *
   * @param identity its certificate
   * @param user who may send, with this password
   * @param stranger a recipient that does not exist
   */
  PostfixSubmission(
      Path directory,
      InetSocketAddress address,
      Identity identity,
      String user,
      String password,
      String stranger) {
    postfix = new Postfix(directory, address, "mail." + DOMAIN);
    Path certificate = directory.resolve("certificate.pem");
    Pem.write(certificate, identity.key(), identity.chain());
    postfix.set("smtpd_tls_chain_files", certificate);
    postfix.set("smtpd_tls_security_level", "encrypt");
    postfix.set("smtpd_sasl_auth_enable", "yes");
    postfix.set("smtpd_sasl_local_domain", DOMAIN);
    // Debian's Postfix looks for it beside main.cf, whatever cyrus_sasl_config_path says.
    writeAccounts(directory.resolve("etc/sasl"), user, password);
    postfix.set("mynetworks", "");
    postfix.set("relay_domains", DOMAIN);
    postfix.set("relay_transport", "discard:");
    postfix.set(
        "smtpd_recipient_restrictions",
        "check_recipient_access inline:{%s=REJECT}, permit_sasl_authenticated, reject"
            .formatted(stranger));
    postfix.start();
  }

  private static void writeAccounts(Path directory, String user, String password) {
    Path database = directory.resolve("accounts");
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("smtpd.conf"),
          """
          pwcheck_method: auxprop
          auxprop_plugin: sasldb
          sasldb_path: %s
          mech_list: PLAIN LOGIN
          """
              .formatted(database));
      Path secret = Files.writeString(directory.resolve("password"), password);
      Commands.run(
          "sh",
          "-c",
          "saslpasswd2 -p -c -f \"$1\" -u \"$2\" \"$3\" <\"$4\"",
          "saslpasswd2",
          database,
          DOMAIN,
          user,
          secret);
      var users = directory.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(database, users.lookupPrincipalByName("postfix"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InetSocketAddress address() {
    return postfix.address();
  }

  /** From the next connection on, TLS comes before the greeting (RFC 8314 §3.3). */
  void tlsFirst() {
    postfix.override(Map.of("smtpd_tls_wrappermode", "yes"));
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

package mtasts.checks.smtp;

import static java.util.Map.entry;
import static mtasts.checks.report.FindingCode.SMTP_CLIENT_CERTIFICATE_REQUIRED;
import static mtasts.checks.report.FindingCode.SMTP_CONNECT_FAILED;
import static mtasts.checks.report.FindingCode.SMTP_DEFERRED;
import static mtasts.checks.report.FindingCode.SMTP_PLAINTEXT_INJECTION;
import static mtasts.checks.report.FindingCode.SMTP_PROTOCOL_ERROR;
import static mtasts.checks.report.FindingCode.SMTP_REJECTED;
import static mtasts.checks.report.FindingCode.SMTP_SLOW;
import static mtasts.checks.report.FindingCode.SMTP_STARTTLS_MISSING;
import static mtasts.checks.report.FindingCode.SMTP_STARTTLS_REJECTED;
import static mtasts.checks.report.FindingCode.SMTP_TIMEOUT;
import static mtasts.checks.report.FindingCode.SMTP_TLS_FAILED;
import static mtasts.checks.report.FindingCode.SMTP_TLS_OUTDATED;

import java.util.Map;
import java.util.Objects;
import mtasts.checks.report.FindingCode;

/** What to do about a fault of an MX, with the line or command for the usual mail servers. */
final class Remedies {

  private final Map<FindingCode, String> remedies;

  Remedies(MxTarget target) {
    remedies =
        Map.ofEntries(
            entry(
                SMTP_CONNECT_FAILED,
                "Start the mail server, let port "
                    + target.port()
                    + " through the firewall, or take the host out of the MX records. To see it: nc"
                    + " -vz "
                    + target.shownAddress()
                    + " "
                    + target.port()),
            entry(
                SMTP_TIMEOUT,
                "Find out why the server falls silent (load, slow DNS lookups about its clients, a"
                    + " tarpit). To see it: "
                    + handshakeCommand(target)),
            entry(
                SMTP_REJECTED,
                "Find the reason in the log of the mail server; if it is a block list, take the"
                    + " monitor's address off it"),
            entry(
                SMTP_DEFERRED,
                "Nothing, if it passes; if it stays, find the reason in the log of the mail server"
                    + " (load, greylisting, a limit on connections)"),
            entry(
                SMTP_PROTOCOL_ERROR,
                "Find out what listens there (a proxy, a firewall that inspects SMTP, a crashing"
                    + " server). To see it: nc -C "
                    + target.shownAddress()
                    + " "
                    + target.port()),
            entry(
                SMTP_STARTTLS_MISSING,
                "Switch STARTTLS on, in Postfix: postconf -e smtpd_tls_security_level=may"
                    + " smtpd_tls_chain_files=/path/to/key-and-fullchain.pem && postfix reload; and"
                    + " switch off SMTP inspection on firewalls in front of it (Cisco: no inspect"
                    + " esmtp)"),
            entry(
                SMTP_STARTTLS_REJECTED,
                "Find the reason in the log of the mail server: mostly a key or certificate file"
                    + " that it can't read. To see it: "
                    + handshakeCommand(target)),
            entry(
                SMTP_TLS_FAILED,
                "Allow TLS 1.2 and 1.3 with usual cipher suites, in Postfix: postconf -e"
                    + " 'smtpd_tls_protocols = >=TLSv1.2' && postfix reload. To see it: "
                    + handshakeCommand(target)),
            entry(
                SMTP_TLS_OUTDATED,
                "Switch TLS 1.2 and 1.3 on, in Postfix: postconf -e 'smtpd_tls_protocols ="
                    + " >=TLSv1.2' && postfix reload; a server that can't do that needs a newer TLS"
                    + " library"),
            entry(
                SMTP_CLIENT_CERTIFICATE_REQUIRED,
                "Demand no client certificate on port "
                    + target.port()
                    + ", in Postfix: postconf -e smtpd_tls_req_ccert=no && postfix reload"),
            entry(
                SMTP_SLOW,
                "Shorten what the server does before it greets (DNS lookups about its clients, a"
                    + " tarpit, postscreen_greet_wait)"),
            entry(
                SMTP_PLAINTEXT_INJECTION,
                "Update the mail server or the proxy in front of it: between its 220 and the"
                    + " handshake nothing may be sent"));
  }

  /** The remedy of a code of the conversation; certificates bring their own. */
  String of(FindingCode code) {
    return Objects.requireNonNull(remedies.get(code));
  }

  private static String handshakeCommand(MxTarget target) {
    return "openssl s_client -starttls smtp -connect "
        + target.endpoint()
        + " -servername "
        + target.shownHost();
  }
}

package mtasts.checks.policy;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import mtasts.checks.net.Addresses;
import mtasts.checks.report.CertificateSeen;

/**
 * What a fetch is aimed at, and how its faults call it.
 *
 * @param host the policy host
 * @param url the URL of the policy
 * @param address the address asked
 * @param port the port asked
 * @param hostCause what stands behind the policy host
 */
record FetchTarget(String host, String url, InetAddress address, int port, String hostCause) {

  private static final int NAMES = 3;
  private static final int SHORT_HASH = 16;

  String subject() {
    return url + " [" + addressCause() + "]";
  }

  String addressCause() {
    return Addresses.text(address);
  }

  /** Address and port: {@code 192.0.2.7:443}, {@code [2001:db8::7]:443}. */
  String endpoint() {
    String text = addressCause();
    return (text.contains(":") ? "[" + text + "]" : text) + ":" + port;
  }

  /** One certificate may serve many policy hosts: its faults are one incident. */
  static String certificateCause(CertificateSeen certificate) {
    List<String> names = certificate.names();
    String called =
        names.isEmpty()
            ? certificate.subject()
            : names.stream().limit(NAMES).collect(Collectors.joining(", "));
    return "certificate " + certificate.sha256().substring(0, SHORT_HASH) + " (" + called + ")";
  }
}

package mtasts.checks.policy;

import java.net.InetAddress;
import mtasts.checks.net.Addresses;

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
}
